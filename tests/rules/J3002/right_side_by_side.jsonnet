// A variable in front, one line, an operator, nothing replaced, `+:`, a list's one item of a comprehension, and no list.
local tag = { Key: 'Stage', Value: 'test' };
local web = { IpProtocol: 'tcp', CidrIp: '10.0.0.0/16' };
local topic = { Properties: { DisplayName: 'a', Tags: [tag] } };
{
  Resources: {
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'web',
        SecurityGroupIngress: [
          web
          { FromPort: 80, ToPort: 80, CidrIp: '10.1.0.0/16' },
          { IpProtocol: 'tcp', CidrIp: '10.2.0.0/16' } { FromPort: 443, ToPort: 443, CidrIp: '10.3.0.0/16' },
          { IpProtocol: 'tcp', CidrIp: '10.4.0.0/16' }
          + { FromPort: 22, ToPort: 22, CidrIp: '10.5.0.0/16' },
          { IpProtocol: 'tcp', CidrIp: '10.6.0.0/16' }
          { FromPort: 8080, ToPort: 8080 },
        ],
        Tags: [
          tag { Key: name }
          for name in ['a', 'b']
        ],
      },
    },
  } + {
    ['Topic' + each.Name]:
      topic { Type: 'AWS::SNS::Topic' }
      { Properties+: each.Properties }
    for each in [
      { Name: 'One', Properties: { DisplayName: 'one' } }
      { Properties+: { KmsMasterKeyId: 'alias/aws/sns' } },
    ]
  },
}
