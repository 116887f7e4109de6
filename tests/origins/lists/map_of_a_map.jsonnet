local doubled = std.map(function(n) n + n, ['a', 'b']);
{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.map(function(n) /*E3005*/'X' + n, doubled) } } }
