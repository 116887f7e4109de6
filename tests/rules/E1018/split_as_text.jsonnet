// Fn::Split gives a list, and a text is expected.
{
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::Split': ['-', 'a-b'] } } },
  },
}
