local tags = [{ Key: 'a', Value: '1' }, { Key: 'b', Value: '2', /*E3002*/X: 1 }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.slice(tags, 1, 2, 1) } } } }
