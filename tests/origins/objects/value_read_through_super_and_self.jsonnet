local base = { name: 'x', acl: /*E3030*/'Foo', both: self.acl };
local more = base { name: 'y', acl: super.both + '' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: base.both } } } }
