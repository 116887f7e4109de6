// expect: E3030 json_settings.json:3:19
local settings = import 'json_settings.json';
local stage = 'test';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings[stage].acl } } } }
