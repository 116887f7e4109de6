local acls = ['Private', 'Foo', /*E3030*/'Bar'];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acls[-1:][0] } } } }
