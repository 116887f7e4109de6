local base = { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 900 } };
{ Resources: { A: base { Properties+: { DelaySeconds+: /*E3034*/1 } } } }
