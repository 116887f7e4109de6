local base = { settings+:: { acl: 'Private' }, Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: $.settings.acl } } } };
base { settings+:: { acl: /*E3030*/'Foo' } }
