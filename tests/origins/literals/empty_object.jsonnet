{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: /*E3003*/{} } } }
