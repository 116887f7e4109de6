// --tla-code acl="Fo" + "o"
// expect: E3030 <top-level-arg:acl>:1:1
function(acl, name='landing') {
  Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: name, AccessControl: acl } } },
}
