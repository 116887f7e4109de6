// One of three variables is misspelt; the text spans the definition of two resources.
local name = { 'Fn::Sub': '${AWS::StackName}-${Stag}-${Stage}' };
{
  Parameters: { Stage: { Type: 'String' } },
  Resources: {
    A: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: name } },
    B: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: name } },
  },
}
