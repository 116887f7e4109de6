// The name of a condition needs {Condition: …} around it.
{
  Conditions: {
    A: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
    B: { 'Fn::And': ['A', { 'Fn::Not': [{ Condition: 'A' }] }] },
  },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'B' } },
}
