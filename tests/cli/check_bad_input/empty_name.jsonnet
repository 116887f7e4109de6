{ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { '': 1 } } } }
