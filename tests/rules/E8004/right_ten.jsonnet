// Ten conditions are the most.
{
  Parameters: { ['P%d' % i]: { Type: 'String' } for i in std.range(1, 10) },
  Conditions: { A: { 'Fn::And': [{ 'Fn::Equals': [{ Ref: 'P%d' % i }, 'a'] } for i in std.range(1, 10)] } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'A' } },
}
