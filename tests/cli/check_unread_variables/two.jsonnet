{ Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: if true then 'x' else std.extVar('owner') } } } }
