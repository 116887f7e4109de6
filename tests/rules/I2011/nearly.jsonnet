local name = std.repeat('N', 230);
{ Parameters: { [name]: { Type: 'String' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: name } } } } }
