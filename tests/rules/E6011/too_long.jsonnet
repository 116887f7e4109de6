// A name of 256 characters.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Outputs: { [std.repeat('O', 256)]: { Value: 'a' } },
}
