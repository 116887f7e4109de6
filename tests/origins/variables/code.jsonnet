// --ext-code acl={ test: "Foo" }
// expect: E3030 <extvar:acl>:1:9
local acl = std.extVar('acl').test;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } } } }
