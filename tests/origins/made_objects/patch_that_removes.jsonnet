local base = { Type: 'AWS::S3::Bucket', Properties: { Name: 'a', /*E3002*/Acl: 'b' } };
{ Resources: { A: std.mergePatch(base, { Properties: { Name: null } }) } }
