// An escaped variable is text, and uses nothing.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::Sub': ['${!Name} ${AWS::Region}', { Name: 'a' }] } } } },
}
