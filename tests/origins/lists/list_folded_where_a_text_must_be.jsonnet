{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: std.foldl(function(all, n) /*E3012*/all + [n], ['a', 'b'], []) } } } }
