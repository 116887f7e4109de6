{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: std.sort(/*E3012*/['a']) } } } }
