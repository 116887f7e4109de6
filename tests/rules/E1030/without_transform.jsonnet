// Fn::Length is one of the language extensions.
{
  Parameters: { Zones: { Type: 'CommaDelimitedList' } },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: { 'Fn::Length': { Ref: 'Zones' } } } },
  },
}
