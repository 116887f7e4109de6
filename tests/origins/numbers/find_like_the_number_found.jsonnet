{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: /*E3034*/std.find(901, std.range(0, 1000))[0] } } } }
