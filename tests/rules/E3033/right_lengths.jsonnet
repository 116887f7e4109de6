// The longest; characters are counted, not bytes; and a text of unknown length.
{
  Resources: {
    A: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
        Description: std.repeat('x', 1000) },
    },
    B: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
        Description: std.repeat('ö', 1000) },
    },
    C: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
        Description: { 'Fn::ImportValue': std.repeat('x', 1001) } },
    },
  },
}
