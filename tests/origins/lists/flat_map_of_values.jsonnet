{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.flatMap(function(name) [name, /*E3005*/'X' + name], ['B', /*E3005*/'C']) }, B: { Type: 'AWS::S3::Bucket' } } }
