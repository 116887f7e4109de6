local bucket = function(acl, name='landing') { Type: 'AWS::S3::Bucket', Properties: { BucketName: name, AccessControl: acl } };
{ Resources: { A: bucket(name='x-y-z', acl=/*E3030*/'Foo') } }
