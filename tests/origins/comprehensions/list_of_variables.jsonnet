{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: [id for id in ['B', /*E3005*/'C']] }, B: { Type: 'AWS::S3::Bucket' } } }
