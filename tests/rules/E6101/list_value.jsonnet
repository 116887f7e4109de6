// A list must be joined before it can be put out.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Outputs: { Zones: { Value: { 'Fn::GetAZs': '' } } },
}
