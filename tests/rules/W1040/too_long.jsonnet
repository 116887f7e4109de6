// The text has 300 characters and more.
{
  Transform: 'AWS::LanguageExtensions',
  Resources: {
    Role: {
      Type: 'AWS::KMS::Alias',
      Properties: { AliasName: { 'Fn::ToJsonString': { a: [1, true, std.repeat('x', 300)] } },
        TargetKeyId: '0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f' },
    },
  },
}
