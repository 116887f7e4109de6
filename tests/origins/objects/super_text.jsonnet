local base = { Type: 'AWS::S3::Bucket', acl:: 'Fo', Properties: { AccessControl: /*E3030*/'Fo' } };
{ Resources: { A: base { Properties+: { AccessControl: /*E3030*/super.AccessControl + 'o' } }, B: base { Properties+: { AccessControl: super.AccessControl } } } }
