local others = { B: { Type: 'AWS::S3::Bucket' } };
{ Resources: others { A: { Type: 'AWS::S3::Bucket', DependsOn: std.objectFields(others) + [/*E3005*/'C'] } } }
