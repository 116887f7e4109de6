// A key of 256 characters.
local key = std.repeat('k', 256);
{
  Mappings: { [key]: { all: { One: 'a' } } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::FindInMap': [key, 'all', 'One'] } } } },
}
