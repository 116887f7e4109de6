// "AWS::S3::Buket".
{
  Resources: { Bucket: { Type: 'AWS::S3::Buket', Properties: { BucketName: 'landing' } } },
}
