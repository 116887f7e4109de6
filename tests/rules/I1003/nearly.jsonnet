{ Description: std.repeat('x', 922), Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }
