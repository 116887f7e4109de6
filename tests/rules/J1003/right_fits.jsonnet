{ Resources: { Large: { Type: 'AWS::SNS::Topic', Metadata: { Note: std.repeat('y', 50000) } } } }
