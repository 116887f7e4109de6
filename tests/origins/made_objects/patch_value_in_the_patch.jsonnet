local base = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'Private' } };
{ Resources: { A: std.mergePatch(base, { Properties: { AccessControl: /*E3030*/'Foo' } }) } }
