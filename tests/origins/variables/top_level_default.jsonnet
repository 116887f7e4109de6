// --tla-str name=landing
function(name, acl=/*E3030*/'Foo') {
  Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: name, AccessControl: acl, /*E3002*/Name: name } } },
}
