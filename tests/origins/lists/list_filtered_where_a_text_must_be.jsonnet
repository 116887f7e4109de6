{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: /*E3012*/std.filter(function(n) true, ['a', 'b']) } } } }
