{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.mergePatch({ Name: 'a' }, { /*E3002*/Name: 'b' }) } } }
