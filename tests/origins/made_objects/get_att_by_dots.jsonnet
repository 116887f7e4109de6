{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': /*E1019*/'%s-x' % '${B.Arn}' } } } } }
