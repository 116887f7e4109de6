local base = /*E3003*/{ Protocol: 'sqs', TopicArn: 'a' };
{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: std.mergePatch(base, { TopicArn: null, Endpoint: 'a' }) } } }
