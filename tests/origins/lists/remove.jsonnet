{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.remove(['B', 'C', /*E3005*/'X'], 'C') }, B: { Type: 'AWS::S3::Bucket' } } }
