{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: std.prune(/*E3003*/{ Protocol: 'sqs', TopicArn: null }) } } }
