local settings = /*E3003*/std.parseJson('{"a": {"Protocol": "sqs"}}');
local key = 'a';
{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: settings[key] } } }
