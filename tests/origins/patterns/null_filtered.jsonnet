{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.filter(function(x) x != null, ['B', null, /*E3005*/'C']) }, B: { Type: 'AWS::S3::Bucket' } } }
