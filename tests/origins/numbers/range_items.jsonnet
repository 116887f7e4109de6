local delays = /*E3034*/std.range(900, 901);
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: delays[1] } } } }
