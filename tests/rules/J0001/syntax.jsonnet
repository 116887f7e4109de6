// A bracket is missing.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic' },
}
