local settings = /*E3030*/std.parseJson('{"acl": "Foo"}') + { other: 'x' };
local name = 'acl';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings[name] } } } }
