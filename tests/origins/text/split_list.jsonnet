{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: /*E3005*/std.split('B C', ' ') }, B: { Type: 'AWS::S3::Bucket' } } }
