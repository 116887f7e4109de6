// The condition is not declared.
{
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'IsProd' } },
  Outputs: { Topic: { Condition: 'IsPord', Value: 'a' } },
}
