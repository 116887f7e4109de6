local base = { Name: 'a', /*E3002*/Acl: 'b', AccessControl: /*E3030*/'Foo' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.objectRemoveKey(base, 'Name') } } }
