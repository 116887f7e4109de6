local base = { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: /*E3003*/{ Status: 'Enabled' } } };
{ Resources: { A: std.mergePatch(base, { Properties: { VersioningConfiguration: { Status: null } } }) } }
