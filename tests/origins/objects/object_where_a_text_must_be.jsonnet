{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: /*E3012*/{ a: 1 } + { b: 2 } } } } }
