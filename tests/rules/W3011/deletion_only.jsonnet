// Kept when the stack goes, lost when an update replaces it.
{
  Resources: { Queue: { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain' } },
}
