// The Ref waits for the queue anyway.
{
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    Parameter: { Type: 'AWS::SSM::Parameter', DependsOn: ['Queue'],
      Properties: { Type: 'String', Value: { Ref: 'Queue' } } },
  },
}
