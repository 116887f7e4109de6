local names = ['Stage', /*W2001*/'Unused'];
{
  Parameters: { [name]: { Type: 'String' } for name in names },
  Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Stage' } } } },
}
