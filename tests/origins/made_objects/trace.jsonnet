{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: std.trace('here', /*E3030*/'Foo') } } } }
