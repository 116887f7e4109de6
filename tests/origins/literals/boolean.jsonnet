{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { Tags: /*E3012*/true } } } }
