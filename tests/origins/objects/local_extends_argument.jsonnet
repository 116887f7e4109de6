local withAcl(resource, acl) = resource { Properties+: { AccessControl: acl } };
{ Resources: { A: withAcl({ Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a' } }, /*E3030*/'Foo') } }
