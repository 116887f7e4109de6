local tag(value) = { Key: 'a', Value: value };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.map(tag, [/*E3012*/[]]) } } } }
