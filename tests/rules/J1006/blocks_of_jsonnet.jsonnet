{
  Resources: {
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: {
        TopicName: |||
          orders
        |||,
      },
    },
  },
}
