{ Resources: { T: { Type: 'AWS::SNS::Topic' } } }
