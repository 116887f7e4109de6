local topic = {
  Type: 'AWS::SNS::Topic',
}
{ Resources: { Topic: topic } }
