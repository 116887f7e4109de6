{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: key, Value: '1', /*E3002*/Comment: '' } for key in ['a', 'b']] } } } }
