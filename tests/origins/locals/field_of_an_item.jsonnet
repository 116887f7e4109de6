local settings = [{ acl: 'Private' }, { acl: /*E3030*/'Foo' }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings[1].acl } } } }
