local properties = { BucketName: 'landing', /*E3002*/Name: 'a', AccessControl: /*E3030*/'Foo' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [p.key]: p.value for p in std.objectKeysValues(properties) } } } }
