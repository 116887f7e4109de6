local made = std.mapWithKey(function(key, value) value, { /*E3002*/Name: 'a' });
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing' } + made + { AccessControl: /*E3030*/'Foo' } } } }
