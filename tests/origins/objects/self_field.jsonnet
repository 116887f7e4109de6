{
  Resources: {
    A: {
      local resource = self,
      Type: 'AWS::S3::Bucket',
      acl:: /*E3030*/'Foo',
      Properties: { AccessControl: resource.acl, acl:: 'Private' },
    },
  },
}
