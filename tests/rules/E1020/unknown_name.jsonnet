// A Ref in a list, of a name that nothing has; the suggestion is the nearest name.
{
  Parameters: { Layer: { Type: 'String' } },
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: 'arn:aws:iam::123456789012:role/lambda',
        Code: { ZipFile: 'x' },
        Handler: 'index.main',
        Runtime: 'nodejs24.x',
        Layers: [{ Ref: 'Layer' }, { Ref: 'Laier' }],
      },
    },
  },
}
