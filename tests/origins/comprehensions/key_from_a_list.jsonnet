{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [key]: 'landing' for key in ['BucketName', /*E3002*/'Bucketname'] } } } }
