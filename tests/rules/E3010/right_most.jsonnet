// 500 resources are accepted.
{
  Resources: { ['Topic%d' % i]: { Type: 'AWS::SNS::Topic' } for i in std.range(1, 500) },
}
