{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: /*E3034*/300 + 2 * 301 } } } }
