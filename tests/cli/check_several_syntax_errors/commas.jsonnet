{
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic' }
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: } },
    Bucket: { Type: 'AWS::S3::Bucket' }
    Alarm: { Type: 'AWS::SNS::Topic' },
  },
}
