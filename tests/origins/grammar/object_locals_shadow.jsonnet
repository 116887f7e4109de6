local acl = 'Private';
{ Resources: { local acl = /*E3030*/'Foo', A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } }, B: { local acl = 'Private', Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } } } }
