local names = { landing: 'Landing' + 'Bucket', logging: /*E1020*/'Loging' };
{
  Resources: {
    [names.landing]: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'a', Value: { Ref: names.logging } }] } },
    Logging: { Type: 'AWS::S3::Bucket' },
  },
}
