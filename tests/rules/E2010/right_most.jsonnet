// 200 parameters are accepted.
{
  Parameters: { ['P%d' % i]: { Type: 'String' } for i in std.range(1, 200) },
  Resources: {
    Parameter: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Type: 'String', Value: { 'Fn::Join': ['', [{ Ref: 'P%d' % i } for i in std.range(1, 200)]] } },
    },
  },
}
