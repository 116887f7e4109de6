// A key of 255 characters.
local key = std.repeat('k', 255);
{
  Mappings: { [key]: { all: { One: 'a' } } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::FindInMap': [key, 'all', 'One'] } } } },
}
