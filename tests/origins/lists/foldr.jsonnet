{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.foldr(function(name, all) [name] + all, ['B', /*E3005*/'C'], []) }, B: { Type: 'AWS::S3::Bucket' } } }
