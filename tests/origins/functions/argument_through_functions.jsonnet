local properties(acl) = { AccessControl: acl };
local bucket(acl) = { Type: 'AWS::S3::Bucket', Properties: properties(acl) };
local buckets(acl) = { A: bucket(acl) };
{ Resources: buckets(/*E3030*/'Foo') }
