local settings = { prod: 'Private', test: /*E3030*/'Foo' };
local stage = 'test';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings[stage] } } } }
