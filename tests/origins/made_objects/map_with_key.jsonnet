local acls = { BucketA: 'Private', BucketB: /*E3030*/'Foo' };
{ Resources: std.mapWithKey(function(name, acl) { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl, /*E3002*/Name: name } }, acls) }
