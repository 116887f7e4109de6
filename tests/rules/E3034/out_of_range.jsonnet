// 511 megabytes, and 512 are the least.
{
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: 'arn:aws:iam::123456789012:role/lambda', Code: { ZipFile: 'x' }, Handler: 'index.main',
        Runtime: 'nodejs24.x',
        EphemeralStorage: { Size: 511 },
      },
    },
  },
}
