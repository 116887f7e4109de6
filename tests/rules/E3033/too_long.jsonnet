// A description of 1001 characters; 1000 are the most.
{
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
        Description: std.repeat('x', 1001) },
    },
  },
}
