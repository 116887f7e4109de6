local settings = { properties: { /*E3002*/Name: 'a' } };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.get(settings, 'properties', {}) { AccessControl: /*E3030*/'Foo' } } } }
