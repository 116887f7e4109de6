local base = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing' } };
{ Resources: { A: std.mergePatch(base, { Properties: { /*E3002*/Name: 'a' } }) } }
