// Deprecated, but functions can still be made.
{
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: { Role: 'arn:aws:iam::123456789012:role/lambda', Code: { ZipFile: 'x' }, Handler: 'index.main',
        Runtime: 'nodejs18.x' },
    },
  },
}
