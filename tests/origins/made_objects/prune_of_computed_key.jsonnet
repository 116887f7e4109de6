{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.prune({ [key]: 'a' for key in [/*E3002*/'Name'] }) } } }
