{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: std.toString(/*E3030*/'Foo') } } } }
