// A function's handler with a space.
{
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: { Role: 'arn:aws:iam::123456789012:role/lambda', Code: { ZipFile: 'x' }, Handler: 'index main',
        Runtime: 'nodejs24.x' },
    },
  },
}
