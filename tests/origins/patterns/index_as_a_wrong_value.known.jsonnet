local objects = /*E3012*/std.mapWithIndex(function(i, name) { [name]: i }, ['Tags']);
{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: objects[0] } } }
