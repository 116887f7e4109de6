local a = 901, b = /*E3034*/901;
{ Metadata: { A: a }, Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: std.foldl(function(x, y) y, [a, b], 901) } } } }
