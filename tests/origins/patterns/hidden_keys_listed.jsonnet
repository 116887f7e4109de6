local properties = { BucketName:: 'landing', /*E3002*/Name:: 'a' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [key]: properties[key] for key in std.objectFieldsAll(properties) } } } }
