// A property that stands beside Properties instead of in it.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic', DisplayName: 'a' } },
}
