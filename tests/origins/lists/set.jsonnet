{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.set(['C', /*E3005*/'D', 'B', 'C']) }, B: { Type: 'AWS::S3::Bucket' }, C: { Type: 'AWS::S3::Bucket' } } }
