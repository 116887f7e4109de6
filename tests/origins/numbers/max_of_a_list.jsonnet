local delays = [1, /*E3034*/901, 3];
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: std.maxArray(delays) } } } }
