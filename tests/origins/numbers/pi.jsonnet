{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 3, Tags: /*E3012*/std.pi } } } }
