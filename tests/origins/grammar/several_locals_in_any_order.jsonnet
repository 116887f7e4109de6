local bucket(name) = common { Properties+: { BucketName: name } }, common = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } }, acl = /*E3030*/'Foo';
{ Resources: { A: bucket('landing') } }
