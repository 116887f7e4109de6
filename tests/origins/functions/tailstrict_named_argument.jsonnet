local bucket(name, acl) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: name, AccessControl: acl } };
{ Resources: { A: bucket(name='landing', acl=/*E3030*/'Foo') tailstrict } }
