// Misspelt, missing and forbidden elements, of the policy and of a statement.
{
  Resources: {
    Readers: {
      Type: 'AWS::IAM::Group',
      Properties: {
        Policies: [
          { PolicyName: 'none', PolicyDocument: {} },
          {
            PolicyName: 'misspelt',
            PolicyDocument: {
              Version: '2012-10-18',
              Statements: [],
              Statement: { Effect: 'Allow', Actions: 's3:GetObject', Ressource: '*' },
            },
          },
          {
            PolicyName: 'principal',
            PolicyDocument: {
              Statement: [{ Effect: 'ALLOW', Principal: '*', Action: 's3:GetObject', Resource: '*' }],
            },
          },
        ],
      },
    },
  },
}
