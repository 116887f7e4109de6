// The network: a VPC with a public and a private subnet in each of two zones, its routes, an endpoint through which
// private subnets reach S3, and flow logs. Resources are called `name`, with what they are for behind it.
local route(table, target) = {
  Type: 'AWS::EC2::Route',
  Properties: { RouteTableId: { Ref: table }, DestinationCidrBlock: '0.0.0.0/0' } + target,
};

local association(subnet, table) = {
  Type: 'AWS::EC2::SubnetRouteTableAssociation',
  Properties: { SubnetId: { Ref: subnet }, RouteTableId: { Ref: table } },
};

// A zone has one subnet of each kind. The network's 16 blocks of /20 are shared out so that more zones can follow:
// public subnets lie in the lower half, private ones in the upper.
local zones = [
  { number: 1, public: '10.0.0.0/20', private: '10.0.128.0/20' },
  { number: 2, public: '10.0.16.0/20', private: '10.0.144.0/20' },
];

function(name, tags)
  local named(suffix) = tags({ Name: name + suffix });

  local subnet(zone, block, suffix, properties={}) = {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock: block,
      AvailabilityZone: { 'Fn::Select': [zone.number - 1, { 'Fn::GetAZs': '' }] },
      Tags: named('-%s-%d' % [suffix, zone.number]),
    } + properties,
  };

  local routeTable(suffix) = {
    Type: 'AWS::EC2::RouteTable',
    Properties: { VpcId: { Ref: 'Vpc' }, Tags: named(suffix) },
  };

  local network = {
    Vpc: {
      Type: 'AWS::EC2::VPC',
      Properties: {
        CidrBlock: '10.0.0.0/16',
        EnableDnsHostnames: true,
        EnableDnsSupport: true,
        Tags: named(''),
      },
    },
    VpcInternetGateway: {
      Type: 'AWS::EC2::InternetGateway',
      Properties: { Tags: named('') },
    },
    VpcInternetGatewayAttachment: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'VpcInternetGateway' } },
    },
    VpcPublicRouteTable: routeTable('-public'),
    VpcPublicRoute: route('VpcPublicRouteTable', { GatewayId: { Ref: 'VpcInternetGateway' } }) {
      // A gateway can be the target of a route only once it is attached.
      DependsOn: 'VpcInternetGatewayAttachment',
    },
    VpcS3Endpoint: {
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        VpcEndpointType: 'Gateway',
        ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' },
        RouteTableIds:
          [{ Ref: 'VpcPublicRouteTable' }] + [{ Ref: 'VpcPrivateRouteTable%d' % zone.number } for zone in zones],
        Tags: named('-s3'),
      },
    },
  };

  local publicSubnets = {
    ['VpcPublicSubnet%d' % zone.number]: subnet(zone, zone.public, 'public', { MapPublicIpOnLaunch: false })
    for zone in zones
  } + {
    ['VpcPublicSubnet%dRouteTableAssociation' % zone.number]:
      association('VpcPublicSubnet%d' % zone.number, 'VpcPublicRouteTable')
    for zone in zones
  };

  // Each has a route table of its own, so that NAT can be added for each zone.
  local privateSubnets = {
    ['VpcPrivateSubnet%d' % zone.number]: subnet(zone, zone.private, 'private')
    for zone in zones
  } + {
    ['VpcPrivateRouteTable%d' % zone.number]: routeTable('-private-%d' % zone.number)
    for zone in zones
  } + {
    ['VpcPrivateSubnet%dRouteTableAssociation' % zone.number]:
      association('VpcPrivateSubnet%d' % zone.number, 'VpcPrivateRouteTable%d' % zone.number)
    for zone in zones
  };

  local flowLogs = {
    VpcFlowLog: {
      Type: 'AWS::EC2::FlowLog',
      Properties: {
        ResourceId: { Ref: 'Vpc' },
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        LogDestinationType: 'cloud-watch-logs',
        LogGroupName: { Ref: 'VpcFlowLogGroup' },
        DeliverLogsPermissionArn: { 'Fn::GetAtt': ['VpcFlowLogRole', 'Arn'] },
        Tags: named('-flow-logs'),
      },
    },
    VpcFlowLogGroup: {
      Type: 'AWS::Logs::LogGroup',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { RetentionInDays: 365, Tags: named('-flow-logs') },
    },
    VpcFlowLogRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
              Action: 'sts:AssumeRole',
              // Only for the flow logs of this account.
              Condition: {
                StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
                ArnLike: {
                  'aws:SourceArn': {
                    'Fn::Sub': 'arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:vpc-flow-log/*',
                  },
                },
              },
            },
          ],
        },
        Policies: [
          {
            PolicyName: 'WriteFlowLogs',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
                  Resource: { 'Fn::GetAtt': ['VpcFlowLogGroup', 'Arn'] },
                },
                { Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource: '*' },
              ],
            },
          },
        ],
        Tags: named('-flow-logs'),
      },
    },
  };

  network + publicSubnets + privateSubnets + flowLogs
