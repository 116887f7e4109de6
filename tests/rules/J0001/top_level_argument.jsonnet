function(environment) { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }
