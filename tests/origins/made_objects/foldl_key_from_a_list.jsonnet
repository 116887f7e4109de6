{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.foldl(function(all, key) all + { [key]: 'landing' }, ['BucketName', /*E3002*/'Name'], {}) } } }
