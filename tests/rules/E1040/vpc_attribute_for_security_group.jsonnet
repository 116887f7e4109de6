// The block of a VPC, in a list of security groups.
{
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Endpoint: {
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        VpcEndpointType: 'Interface',
        ServiceName: 'com.amazonaws.eu-west-1.sqs',
        SecurityGroupIds: [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }],
      },
    },
  },
}
