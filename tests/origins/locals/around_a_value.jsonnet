{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: local a = /*E3030*/'Foo', b = a; b } } } }
