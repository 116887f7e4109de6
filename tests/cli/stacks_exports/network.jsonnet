{
  Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } },
  Outputs: {
    VpcId: { Value: { Ref: 'Vpc' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-vpc-id' } } },
    Block: { Value: '10.0.0.0/16', Export: { Name: 'network-block' } },
  },
}
