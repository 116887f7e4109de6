local acls = { A: 'Private', B: /*E3030*/'Foo' };
{ Resources: { [id]: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: std.map(function(i) acls[i], [id])[0] } } for id in std.objectFields(acls) } }
