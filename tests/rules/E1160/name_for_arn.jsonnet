// A function's name where its ARN must stand, nested in a pool of users.
{
  Resources: {
    Pool: {
      Type: 'AWS::Cognito::UserPool',
      Properties: { LambdaConfig: { CustomEmailSender: { LambdaArn: 'mailer', LambdaVersion: 'V1_0' } } },
    },
  },
}
