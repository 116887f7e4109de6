// 1024 characters are accepted.
{
  Description: std.repeat('x', 1024),
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
}
