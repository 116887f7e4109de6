local queue(delay) = { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: delay } };
{ Resources: { ['Queue' + i]: queue([1, /*E3034*/901][i]) for i in [0, 1] } }
