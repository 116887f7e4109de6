// A group's name with letters outside of ASCII, in the list of a machine.
{
  Resources: {
    Machine: {
      Type: 'AWS::EC2::Instance',
      Properties: { ImageId: 'ami-0123456789abcdef0', SecurityGroups: ['default', 'größe'] },
    },
  },
}
