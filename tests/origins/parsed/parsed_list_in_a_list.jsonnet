{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: ['B'] + /*E3005*/std.parseJson('["C", "D"]') }, B: { Type: 'AWS::S3::Bucket' }, C: { Type: 'AWS::S3::Bucket' } } }
