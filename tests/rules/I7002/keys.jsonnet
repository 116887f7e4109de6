// At each of the three levels.
local long = std.repeat('k', 230);
{
  Mappings: { [long]: { [long]: { [long]: 'a' } } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::FindInMap': [long, long, long] } } } },
}
