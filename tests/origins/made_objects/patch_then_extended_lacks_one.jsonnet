local base = std.mergePatch(/*E3003*/{ Protocol: 'sqs' }, { Endpoint: 'a' });
{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: base { RawMessageDelivery: true } } } }
