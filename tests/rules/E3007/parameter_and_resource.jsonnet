// A Ref could mean either.
{
  Parameters: { Topic: { Type: 'String' } },
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic' },
    Other: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Topic' } } },
  },
}
