{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.mapWithIndex(function(i, name) { Key: name, Value: 'v' + i, /*E3002*/Index: i }, ['a', 'b']) } } } }
