{ Resources: { A: std.mergePatch({ Type: 'AWS::S3::Bucket' }, { Properties: { VersioningConfiguration: { /*E3002*/Stat: 1, Status: /*E3030*/'On' } } }) } }
