{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.foldr(function(key, all) { [key]: 'landing' } + all, ['BucketName', /*E3002*/'Name'], {}) } } }
