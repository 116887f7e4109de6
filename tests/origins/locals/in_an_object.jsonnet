{
  local acl = /*E3030*/'Foo',
  Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*via E3030*/AccessControl: acl } } },
}
