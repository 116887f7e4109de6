{ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Fn::Sub: '${AWS::Region}' } } } } }
