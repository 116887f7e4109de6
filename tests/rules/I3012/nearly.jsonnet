{ Resources: { [std.repeat('T', 255)]: { Type: 'AWS::SNS::Topic' } } }
