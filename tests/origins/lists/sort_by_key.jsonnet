local tags = [{ Key: 'b', Value: '1', /*E3002*/Comment: 'x' }, { Key: 'a', Value: /*E3012*/[] }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.sort(tags, function(tag) tag.Key) } } } }
