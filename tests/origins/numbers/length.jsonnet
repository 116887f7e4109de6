{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { Tags: /*E3024*//*E3012*/std.length('ab') } } } }
