{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.mapWithKey(function(name, value) name, { /*E3030*/AccessControl: 1 }) } } }
