// "Bucketname", in a definition that two resources share and one extends.
local bucket = { Type: 'AWS::S3::Bucket', Properties: { Bucketname: 'landing' } };
{
  Resources: { A: bucket, B: bucket { Properties+: { Tags: [{ Key: 'a', Value: 'b' }] } } },
}
