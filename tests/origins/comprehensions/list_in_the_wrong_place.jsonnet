{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: /*E3012*/[letter for letter in ['a', 'b']] } } } }
