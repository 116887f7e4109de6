{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.reverse(['B', /*E3005*/'X', 'C']) }, B: { Type: 'AWS::S3::Bucket' }, C: { Type: 'AWS::S3::Bucket' } } }
