{
  defaults:: { /*E3002*/Name: 'a' },
  Resources: { A: { Type: 'AWS::S3::Bucket', Properties: $.defaults { BucketName: 'landing' } } },
}
