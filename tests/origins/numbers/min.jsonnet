{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: std.min(9999, /*E3034*/901) } }, B: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: std.min(/*E3034*/902, 9999) } } } }
