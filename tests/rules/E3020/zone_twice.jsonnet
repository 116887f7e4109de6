// A zone by its name and by its ID.
{
  Resources: {
    Subnet: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-west-1a',
        AvailabilityZoneId: 'euw1-az1' },
    },
  },
}
