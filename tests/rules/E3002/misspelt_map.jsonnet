// The name of a map is renamed too, with what its members are.
{
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { ZipFile: 'handler = print' },
        Handler: 'index.handler',
        Runtime: 'python3.13',
        Role: 'arn:aws:iam::111122223333:role/handler',
        Environment: { Varables: { STAGE: 'test' } },
      },
    },
  },
}
