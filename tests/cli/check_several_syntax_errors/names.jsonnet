local stage = 'dev';
{ Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: stag, DisplayName: nam } } } }
