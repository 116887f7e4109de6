local base = { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing' } } } };
base { Resources+: { A+: { Properties+: { AccessControl: /*E3030*/'Foo' } } } } + { Resources+: { A+: { Properties+: { /*E3002*/Name: 'a' } } } }
