local acls = { A: 'Private' } + { /*E3001*/'B-': 'Private' } + { C: /*E3030*/'Foo' };
{ Resources: std.mapWithKey(function(id, acl) { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } }, acls) }
