local isProd = true;
{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.prune(['B', if isProd then /*E3005*/'C', if !isProd then 'D']) }, B: { Type: 'AWS::S3::Bucket' } } }
