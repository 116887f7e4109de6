// A template with two mistakes, for the README: a misspelt property, and a timeout above the limit of twelve hours.
{
  Resources: {
    Orders: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueNam: 'orders', VisibilityTimeout: 43201 },
    },
  },
}
