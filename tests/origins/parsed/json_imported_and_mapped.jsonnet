// expect: E3030 json_imported_and_mapped.json:1:28
local acls = import 'json_imported_and_mapped.json';
{ Resources: std.mapWithKey(function(id, acl) { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } }, acls) }
