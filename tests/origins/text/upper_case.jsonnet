local name = 'landing';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: /*E3031*/std.asciiUpper(name) } } } }
