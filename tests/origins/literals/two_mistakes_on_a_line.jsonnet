{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/'Foo', /*E3002*/Foo: 'Foo' } } } }
