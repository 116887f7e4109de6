local tags = { a: '1', b: /*E3012*/[] };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: tag.key, Value: tag.value } for tag in std.objectKeysValues(tags)] } } } }
