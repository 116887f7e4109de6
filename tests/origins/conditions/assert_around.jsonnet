local acl = /*E3030*/'Foo';
assert std.length(acl) > 2 : 'too short';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl, /*E3002*/Name: assert true; 'a' } } } }
