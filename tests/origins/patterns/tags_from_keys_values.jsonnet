local tagList(tags) = std.map(function(tag) { Key: tag.key, Value: tag.value, /*E3002*/Comment: tag.key }, std.objectKeysValues(tags));
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: tagList({ a: 'b', c: /*E3012*/[] }) } } } }
