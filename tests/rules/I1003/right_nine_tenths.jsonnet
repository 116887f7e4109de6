{ Description: std.repeat('x', 921), Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }
