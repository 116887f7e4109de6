{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: std.foldl(function(text, name) /*E3030*/text + name, ['a', 'b'], '') } } } }
