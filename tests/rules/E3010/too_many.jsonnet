// 501 resources: one more than a template can have.
{
  Resources: { ['Topic%d' % i]: { Type: 'AWS::SNS::Topic' } for i in std.range(1, 501) },
}
