// A name of 256 characters.
local name = std.repeat('P', 256);
{
  Parameters: { [name]: { Type: 'String' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: name } } } },
}
