local common = ['a'];
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: /*E3012*/common + ['b'] } } } }
