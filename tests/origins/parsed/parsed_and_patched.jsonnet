local base = /*E3002*//*E3030*/std.parseJson('{"Name": "a", "AccessControl": "Foo"}');
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.mergePatch(base, { VersioningConfiguration: { /*E3002*/Stat: 'b', Status: 'Enabled' } }) } } }
