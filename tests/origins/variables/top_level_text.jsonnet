// --tla-str acl=Foo
function(acl, name='landing') {
  Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: name, AccessControl: /*E3030*/acl } } },
}
