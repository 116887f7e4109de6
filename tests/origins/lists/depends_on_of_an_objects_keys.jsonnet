local others = { B: {}, /*E3005*/C: {} };
{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.objectFields(others) }, B: { Type: 'AWS::S3::Bucket' } } }
