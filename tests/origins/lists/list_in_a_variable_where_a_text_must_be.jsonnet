local names = /*E3012*/['a', { b: 'c' }];
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: names } } } }
