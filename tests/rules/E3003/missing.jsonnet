// Two required properties are missing, in an object of a list; the list is made in a loop.
{
  Resources: {
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'a',
        Tags: [{ [key]: 'a' } for key in ['Key', 'Value']],
      },
    },
  },
}
