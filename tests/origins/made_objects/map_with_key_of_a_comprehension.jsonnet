local ids = { [id]: 'Private' for id in ['A', /*E3001*/'B-'] };
{ Resources: std.mapWithKey(function(id, acl) { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } }, ids) }
