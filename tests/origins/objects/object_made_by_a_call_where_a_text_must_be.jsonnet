{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: /*E3012*/std.mapWithKey(function(k, v) v, { a: 1, b: 2 }) } } } }
