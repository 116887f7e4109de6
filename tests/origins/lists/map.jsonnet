{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.map(function(name) { Key: name, Value: '1', /*E3002*/Comment: name }, ['a', 'b']) } } } }
