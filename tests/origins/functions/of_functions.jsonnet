local bucket(acl) = function(name) { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl, BucketName: name } };
local foo = bucket(/*E3030*/'Foo');
{ Resources: { A: foo('landing'), B: bucket('Private')('logging') } }
