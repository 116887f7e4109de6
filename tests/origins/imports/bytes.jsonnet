{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 1, QueueName: /*E3012*/importbin 'bytes.txt' } } } }
