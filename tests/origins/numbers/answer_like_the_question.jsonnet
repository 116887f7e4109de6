// The answer `true` was not made by the `true` that was asked about.
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { Tags: /*E3024*//*E3012*/std.isBoolean(true) } }, B: { Type: 'AWS::SQS::Queue', Properties: { Tags: /*E3024*//*E3012*/std.member([false, true], true) } } } }
