// A value may be long.
{
  Mappings: { Names: { a: { b: std.repeat('k', 230) } } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic',
      Properties: { TopicName: { 'Fn::FindInMap': ['Names', 'a', 'b'] } } } },
}
