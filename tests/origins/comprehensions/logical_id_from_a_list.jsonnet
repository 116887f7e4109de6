{ Resources: { [id]: { Type: 'AWS::S3::Bucket' } for id in ['A', /*E3001*/'B-C'] } }
