local made = std.prune({ BucketName: 'landing', /*E3002*/Name: 'a', Other: null });
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [key]: made[key] for key in std.objectFields(made) } } } }
