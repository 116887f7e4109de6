{ Resources: std.prune(std.foldl(function(all, id) all { [id]: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'x', Tags: [] } } }, ['A', /*E3001*/'B-'], {})) }
