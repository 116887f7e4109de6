// Nested in a map of a function's environment.
{
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: 'arn:aws:iam::123456789012:role/lambda',
        Code: { ZipFile: 'x' },
        Handler: 'index.main',
        Runtime: 'nodejs24.x',
        Environment: { Variables: { PASSWORD: '{{resolve:ssm-secure:password:1}}' } },
      },
    },
  },
}
