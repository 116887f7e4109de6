local settings = { testAcl: 'Private', prodAcl: /*E3030*/'Foo' };
local stage = 'prod';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: std.get(settings, stage + 'Acl', 'None') } } } }
