local bucket(name=/*J0002*/null) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } };
{ Resources: { A: bucket() } }
