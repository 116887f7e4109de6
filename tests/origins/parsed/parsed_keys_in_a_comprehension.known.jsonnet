local names = std.parseJson('{"A": "landing", "B-C": "logging"}');
{ Resources: { /*E3001*/[id]: { Type: 'AWS::S3::Bucket', Properties: { BucketName: names[id] } } for id in std.objectFields(names) } }
