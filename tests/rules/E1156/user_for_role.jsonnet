// The ARN of a user where a role must stand.
{
  Resources: {
    Account: {
      Type: 'AWS::ApiGateway::Account',
      Properties: { CloudWatchRoleArn: 'arn:aws:iam::123456789012:user/logs' },
    },
  },
}
