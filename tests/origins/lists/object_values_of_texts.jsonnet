{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.objectValues({ a: 'B', b: /*E3005*/'C' }) }, B: { Type: 'AWS::S3::Bucket' } } }
