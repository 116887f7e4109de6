local withTag(key) = {
  Properties+: {
    Tags+: [
      { Key: key, Value: 'a', /*E3002*/Comment: 'b' },
    ],
  },
};
{
  Resources: {
    A:
      { Type: 'AWS::S3::Bucket' }
      + /*via E3002*/withTag('a'),
  },
}
