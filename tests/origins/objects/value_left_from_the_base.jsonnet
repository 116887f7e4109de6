local bucket = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/'Foo' } };
{ Resources: { A: bucket { Properties+: { BucketName: 'landing' } } } }
