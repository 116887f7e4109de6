std.prune({ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: /*E3030*/'On', /*E3002*/Stat: 1 }, Tags: [] } } } })
