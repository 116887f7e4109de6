{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { Tags: [{ Key: 'a', Value: '1' }, /*E3024*//*E3012*/'b'] } } } }
