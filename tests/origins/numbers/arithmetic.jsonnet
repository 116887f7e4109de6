local minutes = 16;
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: /*E3034*/minutes * 60 } } } }
