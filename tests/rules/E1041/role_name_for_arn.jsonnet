// Ref of a role gives its name, and the ARN is wanted.
{
  Resources: {
    Role: { Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } } },
    Account: { Type: 'AWS::ApiGateway::Account', Properties: { CloudWatchRoleArn: { Ref: 'Role' } } },
  },
}
