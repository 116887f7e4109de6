// The count is equal to the number that was evaluated last, and yet the call made it.
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { Tags: /*E3024*//*E3012*/std.count([2, 3, 2], 2) } } } }
