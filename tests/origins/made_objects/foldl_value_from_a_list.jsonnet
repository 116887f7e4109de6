{ Resources: std.foldl(function(all, s) all + { [s.id]: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: s.acl } } }, [{ id: 'A', acl: 'Private' }, { id: 'B', acl: /*E3030*/'Foo' }], {}) }
