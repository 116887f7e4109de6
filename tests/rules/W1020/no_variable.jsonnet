// Nothing to replace.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::Sub': 'a topic' } } } },
}
