local tags(name) = [{ Key: name, Value: '1', /*E3002*/Comment: name }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.flattenArrays([tags(name) for name in ['a', 'b']]) } } } }
