{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*J0002*/if false then 'Private' } } } }
