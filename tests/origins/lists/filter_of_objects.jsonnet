local tags = [{ Key: 'a', Value: '1', /*E3002*/Comment: 'x' }, { Key: 'b', Value: '2' }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.filter(function(tag) tag.Key == 'a', tags) } } } }
