local minutes = 10 + 6;
local seconds = /*E3034*/minutes * 60;
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: seconds } } } }
