{
  'right.json': { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } },
  'wrong.json': { Resources: { Topic: { Type: 'AWS::SNS::Topics' } } },
}
