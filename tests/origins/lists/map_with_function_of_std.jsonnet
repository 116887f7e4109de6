{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: /*E3005*/std.map(std.asciiUpper, ['b', 'c']) }, B: { Type: 'AWS::S3::Bucket' } } }
