// Used by nothing; the other by a branch.
{
  Conditions: {
    Used: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
    Unused: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-2'] },
  },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::If': ['Used', 'a', 'b'] } } } },
}
