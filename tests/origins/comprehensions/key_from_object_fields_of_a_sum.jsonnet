local names = { BucketName: 1 } + { /*E3002*/Bucketname: 2 };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [key]: 'landing' for key in std.objectFields(names) } } } }
