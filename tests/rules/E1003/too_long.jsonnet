// 1025 characters: one more than CloudFormation accepts.
{
  Description: std.repeat('x', 1025),
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
}
