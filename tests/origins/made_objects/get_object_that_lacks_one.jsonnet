{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: std.get({}, 'properties', /*E3003*/{ Protocol: 'sqs' }) } } }
