local name(parts) = /*E3031*/std.join('_', std.map(std.asciiLower, parts));
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: name(['Landing', 'Zone']) } } } }
