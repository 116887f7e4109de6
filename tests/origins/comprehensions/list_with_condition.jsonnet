local tags = { a: '1', b: /*E3012*/[], c: null };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: key, Value: tags[key] } for key in std.objectFields(tags) if tags[key] != null] } } } }
