{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.removeAt([/*E3005*/'X', 'C', 'B'], 1) }, B: { Type: 'AWS::S3::Bucket' } } }
