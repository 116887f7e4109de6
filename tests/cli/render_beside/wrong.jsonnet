{ Resources: { Topic: { Type: 'AWS::SNS::Topik' } } }
