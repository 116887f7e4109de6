{
  Resources: {
    local acl = /*E3030*/'Foo',
    ['Bucket' + n]: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } }
    for n in [1, 2]
  },
}
