// A number is taken as the text that spells it, as everywhere.
{
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::Join': [0, ['a', 'b']] } } },
  },
}
