// The second name of the list is misspelt.
{
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    Topic: { Type: 'AWS::SNS::Topic', DependsOn: ['Queue', 'Qeue'] },
  },
}
