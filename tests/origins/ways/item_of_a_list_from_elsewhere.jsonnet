local groups = [
  'sg-12345678',
  /*E1150*/'sg-x',
];
{
  Resources: {
    A: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'python3.13',
        Handler: 'a.b',
        Role: 'arn:aws:iam::123456789012:role/a',
        Code: { ZipFile: 'x' },
        VpcConfig: {
          SubnetIds: ['subnet-12345678'],
          /*via E1150*/SecurityGroupIds: groups,
        },
      },
    },
  },
}
