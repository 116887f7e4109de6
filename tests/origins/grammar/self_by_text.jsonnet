{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { acl:: /*E3030*/'Foo', AccessControl: self['acl'] } } } }
