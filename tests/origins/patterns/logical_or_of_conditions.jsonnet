local a = { on: false }, b = { on: true };
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { Tags: /*E3024*//*E3012*/a.on || b.on } } } }
