// Two objects of an array with no comma between them are one: what the second replaces is lost.
local tag = { Key: 'Stage', Value: 'test' };
local rules = [
  { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '10.0.0.0/16' }
  { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' },
  // A comma is missing behind what is added, too.
  { IpProtocol: 'tcp' } + { FromPort: 22, ToPort: 22, CidrIp: '10.0.0.0/16' }  // SSH
  { IpProtocol: 'udp', FromPort: 53, ToPort: 53, CidrIp: '10.0.0.0/16' },
];
{
  Resources: {
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'web',
        SecurityGroupIngress: rules,
        Tags: [
          tag { Value: 'production' }
          { Key: 'Team', Value: 'orders' },
        ],
      },
    },
  },
}
