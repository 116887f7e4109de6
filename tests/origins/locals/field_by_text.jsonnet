local settings = { prod: { acl: 'Private' }, test: { acl: /*E3030*/'Foo' } };
local stage = 'test';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings[stage].acl } } } }
