{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.makeArray(2, function(i) { Key: 'k' + i, Value: 'v', /*E3002*/Index: i }) } } } }
