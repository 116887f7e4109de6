local settings = /*E3003*/std.parseJson('{"Protocol": "sqs"}');
{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: settings } } }
