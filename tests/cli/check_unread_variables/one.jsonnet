{ Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: std.extVar('stage') } } } }
