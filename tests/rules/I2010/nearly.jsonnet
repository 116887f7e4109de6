{
  Parameters: { ['P%d' % n]: { Type: 'String' } for n in std.range(1, 181) },
  Resources: { Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::Join': ['', [{ Ref: 'P%d' % n } for n in std.range(1, 181)]] } } } },
}
