{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: ['B', /*E3005*/'C'] }, B: { Type: 'AWS::S3::Bucket' } } }
