local name(parts) = /*E1161*//*E3031*/std.join('_', std.map(std.asciiLower, parts));
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: name(['Landing', 'Zone']) } } } }
