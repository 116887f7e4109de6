{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.get(o={}, f='a', default={ /*E3002*/Name: 1 }) } } }
