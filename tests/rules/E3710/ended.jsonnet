// A service that has been shut down.
{
  Resources: { Stack: { Type: 'AWS::OpsWorks::UserProfile',
      Properties: { IamUserArn: 'arn:aws:iam::123456789012:user/a' } } },
}
