local AccessControl = /*E3030*/'Foo';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: AccessControl } } } }
