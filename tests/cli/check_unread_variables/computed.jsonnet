{ Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: std.extVar('st' + 'age') } } } }
