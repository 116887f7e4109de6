// "Retained" for "Retain".
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic', DeletionPolicy: 'Retained', UpdateReplacePolicy: 'Retain' } },
}
