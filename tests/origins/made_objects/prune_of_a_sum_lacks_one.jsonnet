local base = /*E3003*/{ Protocol: 'sqs' };
{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: std.prune(base + { TopicArn: null }) } } }
