{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: (/*E3034*/(1 + 2) * 301) } } } }
