local buckets(n) = if n == 0 then {} else buckets(n - 1) { ['Queue' + n]: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: /*E3034*/450 * n } } };
{ Resources: buckets(3) }
