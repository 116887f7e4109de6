// 201 outputs: one more than a template can have.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Outputs: { ['O%d' % i]: { Value: 'a' } for i in std.range(1, 201) },
}
