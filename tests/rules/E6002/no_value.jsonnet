// The value is forgotten.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Outputs: { Topic: { Description: 'a topic' } },
}
