{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.join(['B'], [['C'], [/*E3005*/'D']]) }, B: { Type: 'AWS::S3::Bucket' }, C: { Type: 'AWS::S3::Bucket' } } }
