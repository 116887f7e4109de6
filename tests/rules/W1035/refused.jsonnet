// The second of the names has a capital letter.
{
  Resources: { Bucket: { Type: 'AWS::S3::Bucket',
      Properties: { BucketName: { 'Fn::Select': [1, ['landing', 'Landing']] } } } },
}
