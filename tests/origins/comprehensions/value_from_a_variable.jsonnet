{ Resources: { ['Bucket' + acl]: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } } for acl in ['Private', /*E3030*/'Foo'] } }
