// CloudFormation resolves the call after the text has been formatted.
{ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'a-%s' % { Ref: 'AWS::Region' } } } } }
