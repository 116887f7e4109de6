local key = /*E3002*/'Name';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.mergePatch({ BucketName: 'landing' }, { [key]: 'a' }) } } }
