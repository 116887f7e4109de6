{ Resources: std.foldl(function(all, name) all { ['Bucket' + name]: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: name } } }, ['A', 'B'], {}) }
