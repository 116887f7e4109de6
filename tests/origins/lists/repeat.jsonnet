{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.repeat([{ Key: 'a', Value: '1', /*E3002*/Comment: 'x' }], 1) } } } }
