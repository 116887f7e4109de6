// At each of the three levels.
{
  Mappings: { ['M%d' % n]: if n > 1 then { a: { b: 'c' } } else { ['k%d' % k]: { ['l%d' % l]: 'x' for l in std.range(1,
          if k > 1 then 1 else 181) } for k in std.range(1, 182) } for n in std.range(1, 183) },
  Resources: { Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::FindInMap': [{ Ref: 'AWS::Region' }, 'a', 'b'] } } } },
}
