{ Resources: { Topic: { Type: 'AWS::SNS::Topic' } }, Outputs: { [std.repeat('O', 230)]: { Value: 'a' } } }
