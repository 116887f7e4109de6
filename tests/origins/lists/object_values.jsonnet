local tags = { a: { Key: 'a', Value: '1' }, b: { Key: 'b', Value: '2', /*E3002*/Comment: 'x' } };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.objectValues(tags) } } } }
