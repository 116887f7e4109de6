{
  settings:: { acl: /*E3030*/'Foo', names: ['a', 'b'] },
  Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: $.settings.acl } } },
}
