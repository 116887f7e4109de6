{
  assert self.acl != 'Bar' : 'no bar',
  acl:: 'Private',
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: { assert std.objectHas(self, 'Tags'), AccessControl: /*E3030*/'Foo', Tags: [{ assert true, Key: 'a', /*E3002*/Valu: 'x', Value: 'b' }] },
    },
  },
}
