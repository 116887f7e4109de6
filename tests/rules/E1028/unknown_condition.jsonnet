// A condition that is misspelt, in a list item.
{
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
  Resources: {
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: {
        DisplayName: { 'Fn::If': ['IsProd', 'a', 'b'] },
        Tags: [{ 'Fn::If': ['isProd', { Key: 'a', Value: 'b' }, { Ref: 'AWS::NoValue' }] }],
      },
    },
  },
}
