{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: /*E3003*/{ [key]: 'sqs' for key in ['Protocol'] } } } }
