{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: std.max(60, /*E3034*/901) } }, B: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: std.max(/*E3034*/902, 60) } } } }
