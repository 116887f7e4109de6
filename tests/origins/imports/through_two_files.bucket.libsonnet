function(name) {
  Type: 'AWS::S3::Bucket',
  Properties: { BucketName: name, /*E3002*/Name: name },
}
