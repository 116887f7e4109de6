// A name of 255 characters.
local name = std.repeat('P', 255);
{
  Parameters: { [name]: { Type: 'String' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: name } } } },
}
