// The arguments are the wrong way round.
{
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::Select': [['a', 'b'], 0] } } },
  },
}
