local name = std.repeat('N', 229);
{ Parameters: { [name]: { Type: 'String' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: name } } } } }
