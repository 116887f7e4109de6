{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: std.foldl(function(all, x) if x > 1 then all else all + [], [2, 3, 4], /*E3012*/['a']) } } } }
