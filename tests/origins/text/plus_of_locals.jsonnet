local stage = 'Test';
local acl = /*E3030*/'Private' + stage;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } } } }
