local a = 'Private';
local file = /*E3030*/std.thisFile;
{ Metadata: { Acl: a }, Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: file } } } }
