local bucket = function(acl) { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } };
{ Resources: { A: bucket(/*E3030*/'Foo') } }
