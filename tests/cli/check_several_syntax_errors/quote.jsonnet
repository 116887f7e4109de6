{
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'orders } },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders' } },
  },
}
