// The number of bits is a word; the call stands alone, where a list is expected.
{
  Resources: {
    Group: {
      Type: 'AWS::RDS::DBSecurityGroup',
      Properties: { GroupDescription: 'a', DBSecurityGroupIngress: { 'Fn::Cidr': ['10.0.0.0/16', 4, 'eight'] } },
    },
  },
}
