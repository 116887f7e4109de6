// E1002 says so.
{ Resources: { Topic: { Type: 'AWS::SNS::Topic', Metadata: { Note: std.repeat('x', 1950000) } } } }
