{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.setUnion(['B', /*E3005*/'X'], [/*E3005*/'A1', 'C']) }, B: { Type: 'AWS::S3::Bucket' }, C: { Type: 'AWS::S3::Bucket' } } }
