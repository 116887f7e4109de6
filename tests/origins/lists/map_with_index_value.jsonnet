{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.mapWithIndex(function(i, name) name, ['B', /*E3005*/'C']) }, B: { Type: 'AWS::S3::Bucket' } } }
