local settings = /*E3030*//*E3034*/std.parseJson(importstr 'settings_from_parsed_json.json');
local stage = 'prod';
{
  Resources: {
    A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings[stage].acl } },
    B: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: settings[stage].delays[1] } },
  },
}
