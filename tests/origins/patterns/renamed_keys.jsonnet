local names = { acl: 'AccessControl', name: /*E3002*/'Name' };
local settings = { acl: /*E3030*/'Foo', name: 'a' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [names[key]]: settings[key] for key in std.objectFields(settings) } } } }
