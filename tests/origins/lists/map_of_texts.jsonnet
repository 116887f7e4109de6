{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.map(function(n) /*E3005*/'X' + n, ['1', '2']) } } }
