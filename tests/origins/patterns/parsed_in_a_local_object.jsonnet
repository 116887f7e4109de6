local settings = { json: /*E3030*/std.parseJson('{"acl": "Foo"}'), other: 'private' };
{ Metadata: { Other: settings.other }, Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: settings.other + '-x', AccessControl: settings.json.acl } } } }
