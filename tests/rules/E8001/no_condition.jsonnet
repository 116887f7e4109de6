// An object that is no condition function, and a Ref, which gives a value.
{
  Conditions: { A: { Value: true }, B: { Ref: 'AWS::Region' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'A' }, Other: { Type: 'AWS::SNS::Topic', Condition: 'B' } },
}
