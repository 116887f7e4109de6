{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.flatMap(function(name) [{ Key: name, Value: '1', /*E3002*/Comment: name }], ['a', 'b']) } } } }
