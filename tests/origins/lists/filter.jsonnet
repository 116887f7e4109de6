local names = ['B', /*E3005*/'C', 'DD'];
{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.filter(function(name) std.length(name) == 1, names) }, B: { Type: 'AWS::S3::Bucket' } } }
