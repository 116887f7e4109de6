{ Resources: { A: { Type: 'AWS::S3::Bucket' } }, Outputs: { Name: { Value: { Ref: /*E6101*/'B' } }, Arn: /*E6002*/{ Description: 'a' } } }
