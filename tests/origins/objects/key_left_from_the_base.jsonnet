local bucket = { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a' } };
{ Resources: { A: bucket { Properties+: { BucketName: 'landing' } } } }
