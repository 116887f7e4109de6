// What counts is what is rendered.
{ Resources: { Topic: { Type: 'AWS::SNS::Topic', Metadata: { Note: std.repeat('x', 1000001) } } } }
