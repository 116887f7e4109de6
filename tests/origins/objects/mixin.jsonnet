local withAcl(acl) = { Properties+: { AccessControl: acl } };
local withName = { Properties+: { /*E3002*/Name: 'a' } };
{ Resources: { A: { Type: 'AWS::S3::Bucket' } + withAcl(/*E3030*/'Foo') + withName } }
