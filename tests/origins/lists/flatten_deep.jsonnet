{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.flattenDeepArray(['C', [[/*E3005*/'D'], 'B']]) }, B: { Type: 'AWS::S3::Bucket' }, C: { Type: 'AWS::S3::Bucket' } } }
