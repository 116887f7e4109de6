{ /*E1001*/Resource: {}, Resources: { A: { Type: 'AWS::S3::Bucket' } } }
