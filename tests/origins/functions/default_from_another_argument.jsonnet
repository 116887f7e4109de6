local bucket(name, acl=name) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: name, AccessControl: acl } };
{ Resources: { A: bucket(/*E3030*/'landing') } }
