local delays = std.makeArray(3, function(i) /*E3034*/i * 901);
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: delays[1] } } } }
