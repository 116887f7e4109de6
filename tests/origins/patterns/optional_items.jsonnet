local isProd = true;
{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: { Tags: [{ Key: 'a', Value: 'b' }] + (if isProd then [{ Key: 'c', Value: 'd', /*E3002*/Comment: 'x' }] else []) },
    },
  },
}
