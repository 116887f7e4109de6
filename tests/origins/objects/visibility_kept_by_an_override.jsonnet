local stack = { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { acl:: 'Private', AccessControl: self.acl } } } };
stack { Resources+: { A+: { Properties+: { acl: /*E3030*/'Foo' } } } }
