{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing' } + { [key]: true for key in [/*E3002*/'Versioned'] } } } }
