// 201 keys in a map.
{
  Mappings: { Names: { ['k%d' % i]: { Name: 'a' } for i in std.range(1, 201) } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::FindInMap': ['Names', 'k1', 'Name'] } } } },
}
