local base = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/'Foo', BucketName: null } };
{ Resources: { A: std.mergePatch(base, { Properties: { BucketName: 'landing' } }) } }
