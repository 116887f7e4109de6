{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { Tags: [/*E3024*/{ Key: 'a', Value: 'b', /*E3002*/Index: i } for i in std.range(1, 2)] } } } }
