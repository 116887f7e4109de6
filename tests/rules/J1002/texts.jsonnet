// What is a text already needs no quotes.
{
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic' },
    Policy: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [{ Ref: 'Topic' }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::12345678901:root' },
            Action: 'sns:Publish',
            Resource: { Ref: 'Topic' },
          }],
        },
      },
    },
  },
}
