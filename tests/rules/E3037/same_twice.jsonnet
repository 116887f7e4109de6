// The same tag twice: the objects are equal though their members stand in another order.
{
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: 'arn:aws:iam::123456789012:role/lambda', Code: { ZipFile: 'x' }, Handler: 'index.main',
        Runtime: 'nodejs24.x',
        Tags: [{ Key: 'a', Value: 'b' }, { Value: 'b', Key: 'a' }],
      },
    },
  },
}
