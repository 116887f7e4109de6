local names = /*E1161*//*E3031*/std.parseJson('{"A": "landing", "B": "Log_ging"}');
{ Resources: std.mapWithKey(function(id, name) { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } }, names) }
