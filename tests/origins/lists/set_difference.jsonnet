{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.setDiff(['B', 'C', /*E3005*/'X'], ['C']) }, B: { Type: 'AWS::S3::Bucket' } } }
