local names = ['b', 'a'];
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: /*E3012*/std.sort(names) } } } }
