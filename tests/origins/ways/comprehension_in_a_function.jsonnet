local buckets(names) = {
  [name]: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: name } }
  for name in names
};
{
  Resources:
    /*via E3002*/buckets(['A', 'B']),
}
