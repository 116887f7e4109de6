local settings = /*E3030*/std.parseJson('{"acl": "Foo"}') + { assert self.acl != 'Bar' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings.acl } } } }
