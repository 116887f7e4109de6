// A value that a function of the language extensions makes is not known.
{
  Transform: 'AWS::LanguageExtensions',
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: { 'Fn::FindInMap': ['Roles', 'one', 'Arn', { DefaultValue: { 'Fn::ImportValue': 'role' } }] },
        Code: { ZipFile: 'x' }, Handler: 'index.main', Runtime: 'nodejs24.x',
      },
    },
  },
  Mappings: { Roles: { two: { Arn: 'none' } } },
}
