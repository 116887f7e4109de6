// --ext-str acl=Foo
local acl = /*E3030*/std.extVar('acl');
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } } } }
