local bucket(name, acl) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: name, AccessControl: acl } };
{
  Resources: {
    A: bucket(acl=/*E3030*/'Foo', name='landing'),
    B: bucket('logging', acl='Private'),
  },
}
