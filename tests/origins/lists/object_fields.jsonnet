{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.objectFields({ B: 1, /*E3005*/C: 2 }) }, B: { Type: 'AWS::S3::Bucket' } } }
