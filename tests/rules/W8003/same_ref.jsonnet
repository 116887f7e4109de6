// A parameter is always what it is.
{
  Parameters: { Stage: { Type: 'String' } },
  Conditions: { Always: { 'Fn::Equals': [{ Ref: 'Stage' }, { Ref: 'Stage' }] } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'Always' } },
}
