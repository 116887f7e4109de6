// The way to the key is the call of patch; std.mergePatch only carried it.
local patch(acl) = { Properties: { AccessControl: acl, /*E3002*/Acl: acl } };
{ Resources: { A: std.mergePatch({ Type: 'AWS::S3::Bucket' }, /*via E3002*/patch(/*E3030*/'Foo')) } }
