local properties = { BucketName: 'landing', /*E3002*/Name: 'a' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.mapWithKey(function(name, value) value + '-test', properties) } } }
