function(environment) { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: environment } } } }
