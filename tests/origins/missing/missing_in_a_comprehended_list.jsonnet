{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [/*E3003*/{ Key: key } for key in ['a', 'b']] } } } }
