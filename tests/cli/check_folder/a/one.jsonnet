{ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }
