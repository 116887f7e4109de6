{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: std.foldl(function(all, n) all + [n], [], /*E3012*/['z']) } } } }
