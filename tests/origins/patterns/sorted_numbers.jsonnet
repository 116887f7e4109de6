{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: std.sort([/*E3034*/901, 1, 2])[2] } } } }
