// The default of the parameter is no number of bytes that a function can have.
{
  Parameters: { Size: { Type: 'Number', Default: 100 } },
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: 'arn:aws:iam::123456789012:role/lambda', Code: { ZipFile: 'x' }, Handler: 'index.main',
        Runtime: 'nodejs24.x',
        EphemeralStorage: { Size: { Ref: 'Size' } },
      },
    },
  },
}
