// A list cannot be compared.
{
  Conditions: { A: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, ['eu-west-1', 'eu-west-2']] } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'A' } },
}
