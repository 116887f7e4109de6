local base = /*E3003*/std.mapWithKey(function(name, value) value, { Protocol: 'sqs' });
{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: base { RawMessageDelivery: true } } } }
