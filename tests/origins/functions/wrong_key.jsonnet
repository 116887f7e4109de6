local bucket(name) = {
  Type: 'AWS::S3::Bucket',
  Properties: { /*E3002*/Bucketname: name },
};
{
  Resources: {
    A: /*via E3002*/bucket('landing'),
    B: /*via E3002*/bucket('logging'),
  },
}
