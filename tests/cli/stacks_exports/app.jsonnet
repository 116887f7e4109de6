{
  Resources: {
    Good: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'a', VpcId: { 'Fn::ImportValue': 'dev-vpc-id' } } },
    Slip: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'a', VpcId: { 'Fn::ImportValue': 'prod-vpc-ids' } } },
    Elsewhere: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'a', VpcId: { 'Fn::ImportValue': 'shared-services' } } },
  },
}
