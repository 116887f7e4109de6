{ Resources: { Landing: { Type: 'AWS::S3::Bucket' } } }
