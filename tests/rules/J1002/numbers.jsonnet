local account = 12345678901;
{
  Resources: {
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: 'arn:aws:lambda:eu-west-1:%d:function:f' % account,
        Action: 'lambda:InvokeFunction',
        Principal: 's3.amazonaws.com',
        SourceAccount: '012345678901',
      },
    },
    Peering: {
      Type: 'AWS::EC2::VPCPeeringConnection',
      Properties: { VpcId: 'vpc-12345678', PeerVpcId: 'vpc-87654321', PeerOwnerId: '012345678901' },
    },
    Share: { Type: 'Custom::Share',
      Properties: { ServiceToken: 'arn:aws:sns:eu-west-1:012345678901:t', AccountId: account,
        AccountIds: [account, '012345678901'] } },
  },
}
