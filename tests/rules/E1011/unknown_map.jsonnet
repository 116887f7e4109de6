// The map is misspelt; the real one then counts as unused.
{
  Mappings: { Sizes: { small: { Count: '1' } } },
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::FindInMap': ['Size', 'small', 'Count'] } } },
  },
}
