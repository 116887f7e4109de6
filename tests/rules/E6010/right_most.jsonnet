// 200 outputs are accepted.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Outputs: { ['O%d' % i]: { Value: 'a' } for i in std.range(1, 200) },
}
