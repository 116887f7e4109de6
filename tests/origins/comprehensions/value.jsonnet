{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [key]: /*E3030*/'Foo' for key in ['AccessControl'] } } } }
