{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 3, Tags: /*E3024*//*E3012*/std.pi } } } }
