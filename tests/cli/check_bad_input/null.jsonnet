{ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { TopicName: null } } } }
