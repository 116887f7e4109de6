{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/std.substr('Private', 0, 3) } } } }
