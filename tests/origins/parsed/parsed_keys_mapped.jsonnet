local names = /*E3001*/std.parseJson('{"A": "landing", "B-C": "logging"}');
{ Resources: std.mapWithKey(function(id, name) { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } }, names) }
