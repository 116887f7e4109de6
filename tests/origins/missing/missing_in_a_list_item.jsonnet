local tag(key) = /*E3003*/{ Key: key };
{
  Resources: {
    A: { Type: 'AWS::S3::Bucket', Properties: { /*via E3003*/Tags: [/*via E3003*/tag('a'), { Key: 'b', Value: 'c' }] } },
  },
}
