local acls = ['Private', /*E3030*/'Foo'];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acls[std.length(acls) - 1] } } } }
