{
  'one.json': { Resources: { T: { Type: 'AWS::SNS::Topic' } } },
  'two.json': { Resources: { Q: { Type: 'AWS::SQS::Queue' } } },
}
