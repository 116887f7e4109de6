// A rule that nothing starts.
{
  Resources: { Rule: { Type: 'AWS::Events::Rule',
      Properties: { Targets: [{ Id: 'a', Arn: 'arn:aws:sqs:eu-west-1:123456789012:a' }] } } },
}
