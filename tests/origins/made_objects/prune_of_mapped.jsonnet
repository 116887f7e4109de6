local buckets = { A: /*E3030*/'Foo', /*E3001*/'B-C': 'Private' };
{ Resources: std.prune(std.mapWithKey(function(id, acl) { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl, Tags: null } }, buckets)) }
