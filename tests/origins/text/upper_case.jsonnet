local name = 'landing';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: /*E1161*//*E3031*/std.asciiUpper(name) } } } }
