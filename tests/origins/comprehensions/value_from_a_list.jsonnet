{ Resources: { ['Bucket' + i]: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acls[i] } } for acls in [['Private', /*E3030*/'Foo']] for i in std.range(0, 1) } }
