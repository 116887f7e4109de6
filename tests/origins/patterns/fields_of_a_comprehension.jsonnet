local made = { [key]: 'landing' for key in ['BucketName', /*E3002*/'Name'] };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [key]: made[key] for key in std.objectFields(made) } } } }
