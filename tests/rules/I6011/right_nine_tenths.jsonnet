{ Resources: { Topic: { Type: 'AWS::SNS::Topic' } }, Outputs: { [std.repeat('O', 229)]: { Value: 'a' } } }
