{ Resources: { A: std.mergePatch({ Type: 'AWS::SNS::Subscription' }, { Properties: /*E3003*/{ Protocol: 'sqs' } }) } }
