// One of two maps is used.
{
  Mappings: { Used: { all: { One: 'a' } }, Unused: { all: { One: 'b' } } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::FindInMap': ['Used', 'all', 'One'] } } } },
}
