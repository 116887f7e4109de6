local parts = [{ A: { Type: 'AWS::S3::Bucket' } }, { B: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a' } } }];
{ Resources: std.foldl(function(a, b) a + b, parts, {}) }
