local Bucket = {
  local bucket = self,
  name:: error 'a bucket needs a name',
  acl:: 'Private',
  resource: { Type: 'AWS::S3::Bucket', Properties: { BucketName: bucket.name, AccessControl: bucket.acl } },
};
local Landing = Bucket { name:: 'landing' };
{ Resources: { A: (Landing { acl:: /*E3030*/'Foo' }).resource, B: (Bucket { name:: /*E1161*//*E3031*/'B_' }).resource } }
