local base = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/'Foo' } };
{ Resources: { A: base { Properties+: { local name = 'AccessControl', AccessControl: super[name] } } } }
