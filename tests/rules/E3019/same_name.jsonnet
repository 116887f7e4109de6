// Two buckets of one name, made by one function.
local bucket(name) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } };
{
  Resources: { A: bucket('landing'), B: bucket('landing'), C: bucket('other') },
}
