local library = {
  local library = self,
  acl:: 'Private',
  bucket(name):: { Type: 'AWS::S3::Bucket', Properties: { BucketName: name, AccessControl: library.acl } },
};
{ Resources: { A: (library { acl:: /*E3030*/'Foo' }).bucket('landing') } }
