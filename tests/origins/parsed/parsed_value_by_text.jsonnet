local settings = /*E3030*/std.parseJson('{"test": "Foo", "prod": "Private"}');
local stage = 'test';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings[stage] } } } }
