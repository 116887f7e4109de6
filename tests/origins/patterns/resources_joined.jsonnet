local bucket(name) = { ['Bucket' + name]: { Type: 'AWS::S3::Bucket', Properties: { BucketName: std.asciiLower(name), /*E3002*/Name: name } } };
{ Resources: std.foldl(function(all, some) all + some, [bucket(name) for name in ['Aaaa', 'Bbbb']], {}) }
