local settings = /*E3030*/std.parseJson('["Private", "Foo"]');
local index = 1;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing', AccessControl: settings[index] } } } }
