// 201 parameters: one more than a template can have.
{
  Parameters: { ['P%d' % i]: { Type: 'String' } for i in std.range(1, 201) },
  Resources: {
    Parameter: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Type: 'String', Value: { 'Fn::Join': ['', [{ Ref: 'P%d' % i } for i in std.range(1, 201)]] } },
    },
  },
}
