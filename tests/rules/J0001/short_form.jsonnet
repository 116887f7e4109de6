{ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: !Ref AWS::Region } } } }
