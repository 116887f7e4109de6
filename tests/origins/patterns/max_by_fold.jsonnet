{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: std.foldl(std.max, [1, /*E3034*/901, 2], 0) } } } }
