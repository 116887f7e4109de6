local settings = { a: { b: { c: /*E3030*/'Foo' } } };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: std.get(std.get(settings.a, 'b', {}), 'c', 'None') } } } }
