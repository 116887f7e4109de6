{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: /*E3034*/1 << 10 } }, B: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: /*E3034*/900 | 1 | 2 } } } }
