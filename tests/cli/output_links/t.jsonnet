{ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { Topicname: 'a' } } } }
