local names = ['a', 'b'];
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: /*E3012*/names[0:1] } } } }
