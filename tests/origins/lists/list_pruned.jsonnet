{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: std.prune(/*E3012*/['a', null]) } } } }
