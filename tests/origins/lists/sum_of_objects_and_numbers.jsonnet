{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { Tags: [{ Key: 'a', Value: 'b' }] + [/*E3024*//*E3012*/1, { Key: 'c', Value: 'd' }] + [/*E3024*//*E3012*/'c'] } } } }
