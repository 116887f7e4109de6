local a = { Type: 'AWS::S3::Bucket', acl:: /*E3030*/'Foo', Properties: { BucketName: 'landing' } };
local b = { acl:: super.acl, Properties+: { VersioningConfiguration: { Status: 'Enabled' } } };
local c = { local acl = super.acl, Properties+: { AccessControl: acl } };
{ Resources: { A: a + b + c } }
