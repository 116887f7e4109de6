{ Resources: { Topic: { Type: 'AWS::SNS::Topic', Metadata: { Note: std.repeat('x', 950000) } } } }
