local properties(acl) = {
  AccessControl: acl,
  /*E3002*/Acl: acl,
};
local bucket(acl) = { Type: 'AWS::S3::Bucket', Properties: /*via E3002*/properties(acl) };
local buckets(acl) = {
  A: /*via E3002*/bucket(acl),
};
{ Resources: /*via E3002*/buckets('Private') }
