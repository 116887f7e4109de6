{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: ['a'] } } + { Properties+: { QueueName+: /*E3012*/['b'] } } } }
