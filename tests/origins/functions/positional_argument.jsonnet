local bucket(acl) = {
  Type: 'AWS::S3::Bucket',
  Properties: { /*via E3030*/AccessControl: acl },
};
{
  Resources: {
    A: bucket('Private'),
    B: /*via E3030*/bucket(/*E3030*/'Foo'),
  },
}
