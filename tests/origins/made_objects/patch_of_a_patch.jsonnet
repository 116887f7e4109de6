local patches = [{ Properties: { BucketName: 'landing' } }, { Properties: { /*E3002*/Name: 'a' } }, { Properties: { AccessControl: /*E3030*/'Foo' } }];
{ Resources: { A: std.foldl(std.mergePatch, patches, { Type: 'AWS::S3::Bucket' }) } }
