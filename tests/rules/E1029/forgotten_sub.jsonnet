// The text would be deployed as it stands; it stands in a local that is used twice.
local note = 'queue of ${AWS::Region}';
{
  Resources: {
    A: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: note } },
    B: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: note } },
  },
}
