local once = std.mapWithKey(function(id, acl) acl, { A: /*E3030*/'Foo', /*E3001*/'B-': 'Private' });
{ Resources: std.mapWithKey(function(id, acl) { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } }, once) }
