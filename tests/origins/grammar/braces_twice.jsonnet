{ Resources: { A: { Type: 'AWS::S3::Bucket' } { Properties: { AccessControl: 'Private' } } { Properties+: { /*E3002*/Name: 'a' } } } }
