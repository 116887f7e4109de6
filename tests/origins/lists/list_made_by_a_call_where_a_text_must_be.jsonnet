local names = ['a', 'b'];
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: /*E3012*/std.map(function(n) n, names) } } } }
