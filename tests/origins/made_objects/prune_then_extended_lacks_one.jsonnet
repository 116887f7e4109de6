local base = std.prune(/*E3003*/{ Protocol: 'sqs', Endpoint: null });
{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: base { RawMessageDelivery: true } } } }
