local base = { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: /*E3030*/'On' } } } } };
std.mergePatch(base, { Resources: { A: { Properties: { VersioningConfiguration: { /*E3002*/Stat: 1 } } } } })
