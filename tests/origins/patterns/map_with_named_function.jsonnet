local tag(name) = { Key: name, Value: '1', /*E3002*/Comment: 'x' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.map(tag, ['a']) } } } }
