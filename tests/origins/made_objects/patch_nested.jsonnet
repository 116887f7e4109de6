local base = { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' }, /*E3002*/Name: 'a' } } } };
std.mergePatch(base, { Resources: { A: { Properties: { VersioningConfiguration: { /*E3002*/Stat: 'On' }, AccessControl: /*E3030*/'Foo' } } } })
