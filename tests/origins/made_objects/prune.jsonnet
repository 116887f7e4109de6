{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.prune({ BucketName: null, /*E3002*/Name: 'a', AccessControl: /*E3030*/'Foo', Tags: [{ Key: 'a', Value: 'b', /*E3002*/C: 1 }, {}] }) } } }
