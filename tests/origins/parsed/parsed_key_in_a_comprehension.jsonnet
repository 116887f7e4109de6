// The key is written nowhere in Jsonnet: the name in brackets gives it.
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/[key]: 'landing' for key in std.parseJson('["BucketName", "Name"]') } } } }
