// A name of 255 characters.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Outputs: { [std.repeat('O', 255)]: { Value: 'a' } },
}
