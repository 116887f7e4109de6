// One name, not a list of them.
{
  Conditions: {
    A: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
    B: { Condition: ['A'] },
  },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'B' }, Other: { Type: 'AWS::SNS::Topic', Condition: 'A' } },
}
