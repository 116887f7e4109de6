local base = { acl:: 'Private', Type: 'AWS::S3::Bucket', Properties: { AccessControl: base.acl } };
local late = { local it = self, acl:: 'Private', Type: 'AWS::S3::Bucket', Properties: { AccessControl: it.acl } };
{ Resources: { A: base { acl:: 'Foo' }, B: late { acl:: /*E3030*/'Foo' } } }
