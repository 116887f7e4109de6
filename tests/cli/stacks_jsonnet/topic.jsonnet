{ Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { Displayname: std.extVar('name') + std.extVar('tags').a } } } }
