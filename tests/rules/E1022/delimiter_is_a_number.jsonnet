// A delimiter is a text.
{
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::Join': [0, ['a', 'b']] } } },
  },
}
