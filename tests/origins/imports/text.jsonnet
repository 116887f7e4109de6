local other = 'x';
local acl = /*E3030*/importstr 'text.txt';
{ Metadata: { Other: other }, Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } } } }
