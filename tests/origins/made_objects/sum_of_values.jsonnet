local parts = [{ Name: 'a' }, { AccessControl: /*E3030*/'Foo' }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.foldl(function(all, part) all + std.objectRemoveKey(part, 'Name'), parts, {}) } } }
