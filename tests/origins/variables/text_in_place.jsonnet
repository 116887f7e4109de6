// --ext-str acl=Foo
{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: { AccessControl: /*E3030*/std.extVar('acl'), BucketName: { 'Fn::Sub': /*E1019*/'x-' + std.extVar('acl') + '${Nothing}' } },
    },
  },
}
