local settings = [{ acl: 'Private', size: 3 }, { acl: /*E3030*/'Foo', size: 1 }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: std.minArray(settings, function(s) s.size).acl } } } }
