local settings = /*E3030*/std.parseJson('{"test": "Foo", "prod": "Private"}');
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: std.get(settings, 'test', 'Private') } } } }
