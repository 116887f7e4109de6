{
  Mappings: { Names: { ['k%d' % k]: { b: 'c' } for k in std.range(1, 180) } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::FindInMap': ['Names', 'k1', 'b'] } } } },
}
