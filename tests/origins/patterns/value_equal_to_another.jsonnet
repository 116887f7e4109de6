// Two equal texts: the one that is used counts.
local a = 'Foo', b = /*E3030*/'Foo', c = 'Foo';
{ Metadata: { A: a, C: c }, Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: [a, b, c][1] } } } }
