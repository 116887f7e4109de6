{
  Resources: {
    ['Bucket' + acl]: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } }
    for acl in /*E3030*/std.parseJson('["Private", "Foo"]')
  },
}
