// The condition of Fn::Not stands in a list.
{
  Conditions: { A: { 'Fn::Not': { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'A' } },
}
