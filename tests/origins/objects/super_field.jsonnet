local base = { Type: 'AWS::S3::Bucket', acl:: /*E3030*/'Foo' };
{ Resources: { A: base { acl:: 'Private', Properties: { AccessControl: outer }, local outer = super.acl } } }
