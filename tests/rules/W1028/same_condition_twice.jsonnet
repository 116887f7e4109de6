// Inside of the branch where it is true, the condition cannot be false.
{
  Conditions: { Ireland: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::If': ['Ireland', { 'Fn::If': ['Ireland', 'a', 'b'] }, 'c'] } } },
  },
}
