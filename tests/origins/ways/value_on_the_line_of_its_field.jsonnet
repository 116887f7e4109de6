// The field is on the same line: it is not said again.
local bucket(acl) = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/acl + 'x' } };
{
  Resources: {
    A: /*via E3030*/bucket('Foo'),
  },
}
