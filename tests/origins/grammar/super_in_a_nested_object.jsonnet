local base = { acl:: /*E3030*/'Foo', Type: 'AWS::S3::Bucket' };
{ Resources: { A: base { local before = super.acl, acl:: 'Private', Properties: { AccessControl: before } } } }
