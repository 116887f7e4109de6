{
  Resources: {
    Topic: {
      Type: 'AWS::SNS::Topic',
    Queue: { Type: 'AWS::SQS::Queue' }
    Bucket: { Type: 'AWS::S3::Bucket' },
  },
}
