// A virtual private cloud: the network, its subnets over Availability Zones, gateways, routes, endpoints and flow logs.
//
//     local vpc = import 'cfn/vpc.libsonnet';
//     vpc.network('Vpc', '10.0.0.0/16', zones=2, nat='one') + vpc.flowLogs('Vpc')
//
// Every function returns resources by logical ID, to be merged into Resources. The IDs follow from the first argument,
// so that other resources can name them:
//
//     Vpc, VpcInternetGateway, VpcInternetGatewayAttachment
//     VpcPublicSubnet1 …, VpcPublicSubnet1RouteTableAssociation …, VpcPublicRouteTable, VpcPublicRoute
//     VpcPrivateSubnet1 …, VpcPrivateSubnet1RouteTableAssociation …, VpcPrivateRouteTable1 …, VpcPrivateRoute1 …
//     VpcNatGateway1 …, VpcNatGateway1Address …
//     VpcS3Endpoint, VpcDynamoDBEndpoint
//     VpcFlowLog, VpcFlowLogGroup, VpcFlowLogRole
//
// Where a subnet lies does not depend on how many there are: the network is cut into equal slots, of which public
// subnets take the lower half and private ones the upper half. Another zone therefore never moves, and so never
// replaces, a subnet.
//
// `zones` is a number, for the first so many Availability Zones of the stack's region, or an array that names them.
// Each resource has a tag Name that begins with `name`, by default the stack's.
local check = import 'check.libsonnet';
local cidr = import 'cidr.libsonnet';
local cfn = import 'main.libsonnet';
local tagging = import 'tags.libsonnet';

// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html and subnet-sizing.html
local shortestPrefix = 16;
local longestPrefix = 28;
// No region has more; https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
local maxZones = 6;
// 16 slots, 8 of each kind: room for every zone.
local slotBits = 4;

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
local retentions =
  [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

local retention(place, value) =
  if std.member(retentions, value) then value
  else check.fail(place, 'retentionInDays', 'one of ' + std.join(', ', ['' + n for n in retentions]), value);

local stackName = '${AWS::StackName}';

local nameTag(place, name, suffix) =
  local text = check.string(place, 'name', name) + suffix;
  { Name: if check.contains(text, '${') then cfn.sub(text) else text };

// A resource whose type takes a list of tags, with its Name among them.
local named(place, type, properties, tags, name, suffix, attributes={}) =
  local all = check.object(place, 'tags', tags) + nameTag(place, name, suffix);
  cfn.resource(type, properties + tagging.propertiesFor(place, type, all), attributes);

local zoneCount(place, zones) =
  if std.isArray(zones) then std.length(check.each(place, 'zones', zones, check.text))
  else check.integer(place, 'zones', zones, 1, maxZones);

local zoneName(zones, i) = if std.isArray(zones) then zones[i] else cfn.select(i, cfn.getAZs());

local networkBlock(place, block) =
  local prefixLength = cidr.parseArgument(place, 'cidrBlock', block).prefixLength;
  if prefixLength >= shortestPrefix && prefixLength <= longestPrefix then block
  else check.fail(place, 'cidrBlock', 'a block from /%d to /%d' % [shortestPrefix, longestPrefix], block);

local subnetBlocks(place, cidrBlock, zones, subnetPrefixLength=null) =
  local prefixLength = cidr.parse(networkBlock(place, cidrBlock)).prefixLength;
  local count = zoneCount(place, zones);
  local inner =
    if subnetPrefixLength == null && prefixLength + slotBits > longestPrefix
    then
      local problem = 'cidrBlock "%s" is too small for 16 subnets of /%d' % [cidrBlock, longestPrefix];
      error '%s: %s; give subnetPrefixLength' % [place, problem]
    else if subnetPrefixLength == null then prefixLength + slotBits
    else check.integer(place, 'subnetPrefixLength', subnetPrefixLength, prefixLength + 1, longestPrefix);
  local half = std.pow(2, inner - prefixLength - 1);
  if count > half
  then
    local room = '"%s" has room for %d public and %d private subnets of /%d' % [cidrBlock, half, half, inner];
    error '%s: %s; got %d zones' % [place, room, count]
  else {
    public: [cidr.subnet(cidrBlock, inner, i) for i in std.range(0, count - 1)],
    private: [cidr.subnet(cidrBlock, inner, half + i) for i in std.range(0, count - 1)],
  };

local subnets(place, id, kind, blocks, zones, tableIds, tags, name, properties) =
  local count = zoneCount(place, zones);
  if std.length(blocks) != count
  then error '%s: blocks must be one for each of the %d zones; got %d' % [place, count, std.length(blocks)]
  else {
    [id + kind + 'Subnet' + (i + 1)]: named(
      place,
      'AWS::EC2::Subnet',
      {
        VpcId: cfn.ref(id),
        CidrBlock: blocks[i],
        AvailabilityZone: zoneName(zones, i),
      } + properties,
      tags,
      name,
      '-' + std.asciiLower(kind) + '-' + (i + 1),
    )
    for i in std.range(0, count - 1)
  } + {
    [id + kind + 'Subnet' + (i + 1) + 'RouteTableAssociation']: cfn.resource('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: cfn.ref(id + kind + 'Subnet' + (i + 1)),
      RouteTableId: cfn.ref(tableIds[i]),
    })
    for i in std.range(0, count - 1)
  };

local pieces = {
  // The blocks of the subnets: {public: […], private: […]}, one of each for a zone. A subnet's prefix is 4 bits longer
  // than the network's unless `subnetPrefixLength` says otherwise.
  subnetBlocks(cidrBlock, zones, subnetPrefixLength=null)::
    subnetBlocks('vpc.subnetBlocks', cidrBlock, zones, subnetPrefixLength),

  // References to the subnets of one kind ('Public' or 'Private') that `network` makes.
  subnetIds(id, kind, zones)::
    local place = 'vpc.subnetIds';
    [
      cfn.ref(check.logicalId(place, 'id', id) + check.oneOf(place, 'kind', kind, ['Private', 'Public']) + 'Subnet' + i)
      for i in std.range(1, zoneCount(place, zones))
    ],

  // References to the route tables that `network` makes: the public one, and one private one for each zone.
  routeTableIds(id, zones)::
    local place = 'vpc.routeTableIds';
    [cfn.ref(check.logicalId(place, 'id', id) + 'PublicRouteTable')]
    + [cfn.ref(id + 'PrivateRouteTable' + i) for i in std.range(1, zoneCount(place, zones))],

  // The network alone.
  vpc(id, cidrBlock, tags={}, name=stackName)::
    local place = 'vpc.vpc';
    {
      [check.logicalId(place, 'id', id)]: named(
        place,
        'AWS::EC2::VPC',
        { CidrBlock: networkBlock(place, cidrBlock), EnableDnsHostnames: true, EnableDnsSupport: true },
        tags,
        name,
        ''
      ),
    },

  // An internet gateway, attached.
  internetGateway(id, tags={}, name=stackName)::
    local place = 'vpc.internetGateway';
    local gateway = check.logicalId(place, 'id', id) + 'InternetGateway';
    {
      [gateway]: named(place, 'AWS::EC2::InternetGateway', {}, tags, name, ''),
      [gateway + 'Attachment']: cfn.resource(
        'AWS::EC2::VPCGatewayAttachment',
        { VpcId: cfn.ref(id), InternetGatewayId: cfn.ref(gateway) }
      ),
    },

  // Public subnets, their one route table, and its route to the internet gateway. Instances get a public address only
  // when `mapPublicIpOnLaunch` says so.
  publicSubnets(id, blocks, zones, mapPublicIpOnLaunch=false, tags={}, name=stackName)::
    local place = 'vpc.publicSubnets';
    local table = check.logicalId(place, 'id', id) + 'PublicRouteTable';
    {
      [table]: named(place, 'AWS::EC2::RouteTable', { VpcId: cfn.ref(id) }, tags, name, '-public'),
      [id + 'PublicRoute']: cfn.resource(
        'AWS::EC2::Route',
        { RouteTableId: cfn.ref(table), DestinationCidrBlock: '0.0.0.0/0', GatewayId: cfn.ref(id + 'InternetGateway') },
        // A gateway can be the target of a route only once it is attached.
        { DependsOn: id + 'InternetGatewayAttachment' },
      ),
    }
    + subnets(
      place,
      id,
      'Public',
      check.each(place, 'blocks', blocks, check.text),
      zones,
      [table for i in std.range(1, zoneCount(place, zones))],
      tags,
      name,
      { MapPublicIpOnLaunch: check.boolean(place, 'mapPublicIpOnLaunch', mapPublicIpOnLaunch) },
    ),

  // Private subnets, each with a route table of its own, so that NAT can be added or taken away for each zone.
  privateSubnets(id, blocks, zones, tags={}, name=stackName)::
    local place = 'vpc.privateSubnets';
    local table(i) = check.logicalId(place, 'id', id) + 'PrivateRouteTable' + i;
    local tables = [table(i) for i in std.range(1, zoneCount(place, zones))];
    {
      [tables[i]]: named(place, 'AWS::EC2::RouteTable', { VpcId: cfn.ref(id) }, tags, name, '-private-' + (i + 1))
      for i in std.range(0, std.length(tables) - 1)
    }
    + subnets(place, id, 'Private', check.each(place, 'blocks', blocks, check.text), zones, tables, tags, name, {}),

  // NAT gateways in the public subnets, and routes to them from the private ones. `nat` is 'perZone', or 'one' for a
  // single gateway that all zones share, which costs less and fails with its zone.
  natGateways(id, zones, nat, tags={}, name=stackName)::
    local place = 'vpc.natGateways';
    local count = zoneCount(place, zones);
    local gateways = if check.oneOf(place, 'nat', nat, ['one', 'perZone']) == 'one' then 1 else count;
    local gateway(i) = check.logicalId(place, 'id', id) + 'NatGateway' + i;
    {
      [gateway(i) + 'Address']: named(
        place,
        'AWS::EC2::EIP',
        { Domain: 'vpc' },
        tags,
        name,
        '-nat-' + i,
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html
        { DependsOn: id + 'InternetGatewayAttachment' },
      )
      for i in std.range(1, gateways)
    } + {
      [gateway(i)]: named(
        place,
        'AWS::EC2::NatGateway',
        {
          AllocationId: cfn.getAtt(gateway(i) + 'Address', 'AllocationId'),
          SubnetId: cfn.ref(id + 'PublicSubnet' + i),
        },
        tags,
        name,
        '-nat-' + i,
      )
      for i in std.range(1, gateways)
    } + {
      [id + 'PrivateRoute' + i]: cfn.resource('AWS::EC2::Route', {
        RouteTableId: cfn.ref(id + 'PrivateRouteTable' + i),
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: cfn.ref(gateway(std.min(i, gateways))),
      })
      for i in std.range(1, count)
    },

  // A gateway endpoint ('s3' or 'dynamodb') for all route tables that `network` makes: the service is reached without
  // NAT.
  // https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
  gatewayEndpoint(id, service, zones, tags={}, name=stackName)::
    local place = 'vpc.gatewayEndpoint';
    local endpoints = { dynamodb: 'DynamoDBEndpoint', s3: 'S3Endpoint' };
    local endpoint = endpoints[check.oneOf(place, 'service', service, std.objectFields(endpoints))];
    {
      [check.logicalId(place, 'id', id) + endpoint]: named(
        place,
        'AWS::EC2::VPCEndpoint',
        {
          VpcId: cfn.ref(id),
          VpcEndpointType: 'Gateway',
          ServiceName: cfn.sub('com.amazonaws.${AWS::Region}.' + service),
          RouteTableIds: pieces.routeTableIds(id, zones),
        },
        tags,
        name,
        '-' + service,
      ),
    },

  // Flow logs of the whole network into a log group of their own, and the role that writes them.
  // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
  flowLogs(id, trafficType='ALL', retentionInDays=365, kmsKeyArn=null, tags={}, name=stackName)::
    local place = 'vpc.flowLogs';
    local log = check.logicalId(place, 'id', id) + 'FlowLog';
    {
      [log]: named(
        place,
        'AWS::EC2::FlowLog',
        {
          ResourceId: cfn.ref(id),
          ResourceType: 'VPC',
          TrafficType: check.oneOf(place, 'trafficType', trafficType, ['ACCEPT', 'ALL', 'REJECT']),
          LogDestinationType: 'cloud-watch-logs',
          LogGroupName: cfn.ref(log + 'Group'),
          DeliverLogsPermissionArn: cfn.getAtt(log + 'Role', 'Arn'),
        },
        tags,
        name,
        '-flow-logs',
      ),
      [log + 'Group']: named(
        place,
        'AWS::Logs::LogGroup',
        {
          RetentionInDays: retention(place, retentionInDays),
        }
        + (if kmsKeyArn == null then {} else { KmsKeyId: check.text(place, 'kmsKeyArn', kmsKeyArn) }),
        tags,
        name,
        '-flow-logs',
        { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
      ),
      [log + 'Role']: named(
        place,
        'AWS::IAM::Role',
        {
          // Only for flow logs of this account: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
          AssumeRolePolicyDocument: cfn.assumeRolePolicy('vpc-flow-logs.amazonaws.com', {
            StringEquals: { 'aws:SourceAccount': cfn.accountId },
            ArnLike: { 'aws:SourceArn': cfn.arn('ec2', 'vpc-flow-log/*') },
          }),
          Policies: [{
            PolicyName: 'WriteFlowLogs',
            PolicyDocument: cfn.policyDocument([
              cfn.allow(
                ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
                cfn.getAtt(log + 'Group', 'Arn'),
              ),
              cfn.allow('logs:DescribeLogGroups', '*'),
            ]),
          }],
        },
        tags,
        name,
        '-flow-logs',
      ),
    },
};

pieces {
  // A whole network: public and private subnets over the zones, the internet gateway, routes, and NAT ('none', 'one' or
  // 'perZone').
  network(
    id,
    cidrBlock,
    zones=2,
    nat='none',
    subnetPrefixLength=null,
    mapPublicIpOnLaunch=false,
    tags={},
    name=stackName,
  )::
    local place = 'vpc.network';
    local blocks = subnetBlocks(place, cidrBlock, zones, subnetPrefixLength);
    local withNat = check.oneOf(place, 'nat', nat, ['none', 'one', 'perZone']) != 'none';
    local withPublicIps = check.boolean(place, 'mapPublicIpOnLaunch', mapPublicIpOnLaunch);
    local prefix = check.string(place, 'name', name);
    local own = tagging.mapFor(place, tags);
    pieces.vpc(check.logicalId(place, 'id', id), cidrBlock, own, prefix)
    + pieces.internetGateway(id, own, prefix)
    + pieces.publicSubnets(id, blocks.public, zones, withPublicIps, own, prefix)
    + pieces.privateSubnets(id, blocks.private, zones, own, prefix)
    + (if withNat then pieces.natGateways(id, zones, nat, own, prefix) else {}),
}
