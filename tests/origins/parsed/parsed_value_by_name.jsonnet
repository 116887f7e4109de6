local settings = /*E3030*/std.parseJson('{"test": {"acl": "Foo"}, "prod": "Private"}');
local acl = settings.test.acl;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing', AccessControl: acl } } } }
