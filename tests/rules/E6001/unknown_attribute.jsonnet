// "Exports" for "Export".
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Outputs: { Topic: { Value: { Ref: 'Topic' }, Exports: { Name: 'topic' } } },
}
