{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.prune([null, 'B', /*E3005*/'C', {}, []]) }, B: { Type: 'AWS::S3::Bucket' } } }
