local base = { Type: 'AWS::S3::Bucket', Properties: { Name: 'a', AccessControl: /*E3030*/'Foo' } };
{ Resources: { A: base { Properties+: { Name:: 'b' } } } }
