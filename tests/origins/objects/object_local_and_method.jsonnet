local stack = {
  local stack = self,
  local acl = stack.settings.acl,
  settings:: { acl: 'Private' },
  bucket(name):: { Type: 'AWS::S3::Bucket', Properties: { BucketName: name, AccessControl: acl } },
  Resources: { A: stack.bucket('landing') },
};
stack { settings+:: { acl: /*E3030*/'Foo' } }
