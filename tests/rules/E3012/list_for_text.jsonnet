// One name as a list of one.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: ['a'] } } },
}
