std.mergePatch({}, { Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: /*E3003*/{ Protocol: 'sqs' } } } })
