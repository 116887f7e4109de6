// A path of the author's own disk: "aws cloudformation package" must upload it first.
{
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: { Role: 'arn:aws:iam::123456789012:role/lambda', Code: './src', Handler: 'index.main',
        Runtime: 'nodejs24.x' },
    },
  },
}
