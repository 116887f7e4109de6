{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing', /*E3002*/'Access-Control': 1 } } } }
