// "Defualt" is no attribute of a parameter.
{
  Parameters: { Stage: { Type: 'String', Defualt: 'test' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Stage' } } } },
}
