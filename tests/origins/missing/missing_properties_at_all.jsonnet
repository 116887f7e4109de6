{ Resources: { A: /*E3003*/{ Type: 'AWS::SNS::Subscription' } } }
