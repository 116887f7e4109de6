local base = { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a' } };
{ Resources: { A: base { Properties: super.Properties { AccessControl: /*E3030*/'Foo' } }, B: base { Properties: super.Properties + { /*E3002*/Acl: 1 } } } }
