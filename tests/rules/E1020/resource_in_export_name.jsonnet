// The name of an export cannot come from a resource.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Outputs: { Topic: { Value: { Ref: 'Topic' }, Export: { Name: { Ref: 'Topic' } } } },
}
