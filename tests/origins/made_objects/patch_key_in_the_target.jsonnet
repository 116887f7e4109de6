local base = { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a' } };
{ Resources: { A: std.mergePatch(base, { Properties: { BucketName: 'landing' } }) } }
