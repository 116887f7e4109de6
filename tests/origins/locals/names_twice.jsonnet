local acl = 'Private';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: local acl = /*E3030*/'Foo'; acl } } }, Metadata: { Acl: acl } }
