local settings = { acl: /*E3030*/'Foo' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: std.get(settings, 'acl') tailstrict, Tags: [{ Key: /*E3012*/std.flattenArrays([['a']]) tailstrict, Value: 'b' }] } } } }
