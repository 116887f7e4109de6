// Joined with a sign that no bucket may have.
{
  Resources: { Bucket: { Type: 'AWS::S3::Bucket',
      Properties: { BucketName: { 'Fn::Join': ['_', ['landing', { Ref: 'AWS::Region' }]] } } } },
}
