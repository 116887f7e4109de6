local buckets = { BucketA: 'a-test', /*E3001*/'Bucket-B': 'b-test' };
{ Resources: std.mapWithKey(function(id, name) { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } }, buckets) }
