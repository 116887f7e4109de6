// The default is none of the allowed values: large and small letters differ.
{
  Parameters: { Stage: { Type: 'String', AllowedValues: ['test', 'prod'], Default: 'Test' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Stage' } } } },
}
