local properties = /*E3003*/{ Protocol: 'sqs' };
{ Resources: { A: { Type: 'AWS::SNS::Subscription', /*via E3003*/Properties: properties } } }
