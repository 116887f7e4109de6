local base = /*E3003*/{ Protocol: 'sqs' };
{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: std.mergePatch(base { Endpoint: 'a' }, { RawMessageDelivery: true }) } } }
