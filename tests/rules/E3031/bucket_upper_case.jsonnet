// Bucket names are small; the name is made by a function.
local named(name) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } };
{
  Resources: { A: named('landing-zone'), B: named('LandingZone') },
}
