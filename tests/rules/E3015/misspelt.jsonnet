// The condition differs in one letter's case.
{
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'isProd' },
    Other: { Type: 'AWS::SNS::Topic', Condition: 'IsProd' } },
}
