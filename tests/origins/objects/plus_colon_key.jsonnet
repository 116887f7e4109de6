local bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing' } };
{ Resources: { A: bucket { Properties+: { /*E3002*/Name: 'a' } } } }
