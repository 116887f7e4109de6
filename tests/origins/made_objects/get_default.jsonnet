local settings = { name: 'a' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: std.get(settings, 'acl', /*E3030*/'Foo') } } } }
