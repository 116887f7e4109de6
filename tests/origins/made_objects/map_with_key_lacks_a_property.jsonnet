{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: /*E3003*/std.mapWithKey(function(name, value) value, { Protocol: 'sqs' }) } } }
