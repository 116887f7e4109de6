// IPv4 and IPv6 in one rule.
{
  Resources: {
    Rule: {
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: { GroupId: 'sg-0123456789abcdef0', IpProtocol: '-1', CidrIp: '0.0.0.0/0', CidrIpv6: '::/0' },
    },
  },
}
