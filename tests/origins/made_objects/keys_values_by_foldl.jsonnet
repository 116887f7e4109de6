local properties = { BucketName: 'landing', /*E3002*/Name: 'a', AccessControl: /*E3030*/'Foo' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.foldl(function(all, p) all + { [p.key]: p.value }, std.objectKeysValues(properties), {}) } } }
