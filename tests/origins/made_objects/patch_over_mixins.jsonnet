local base = { Type: 'AWS::S3::Bucket' } + { Properties: { BucketName: 'landing' } } + { Properties+: { /*E3002*/Name: 'a' } };
{ Resources: { A: std.mergePatch(base, { Properties: { AccessControl: /*E3030*/'Foo' } }) + { Properties+: { /*E3002*/Acl: 1 } } } }
