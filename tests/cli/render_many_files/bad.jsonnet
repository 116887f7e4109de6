{
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicNam: 'x' } },
  },
}
