// A map has two levels of keys.
{
  Mappings: { Names: { test: 'a' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::FindInMap': ['Names', 'test', 'Name'] } } } },
}
