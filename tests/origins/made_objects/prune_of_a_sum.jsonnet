local base = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/'Foo' } };
{ Resources: { A: std.prune(base { Properties+: { /*E3002*/Name: 'a' } }) } }
