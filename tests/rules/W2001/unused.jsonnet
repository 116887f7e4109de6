// One of two parameters is used.
{
  Parameters: { Used: { Type: 'String' }, Unused: { Type: 'String' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Used' } } } },
}
