{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: /*E3003*/{ assert 'Protocol' in self : 'no', Protocol: 'sqs' } } } }
