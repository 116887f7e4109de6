{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.join([], [[{ Key: 'a', Value: '1' }], [{ Key: 'b', /*E3002*/Val: 1, Value: 'c' }]]) } } } }
