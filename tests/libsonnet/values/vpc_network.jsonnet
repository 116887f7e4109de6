// A whole network, in the forms that its arguments give.
local cfn = import 'cfn/main.libsonnet';
local vpc = import 'cfn/vpc.libsonnet';
local blocks(resources) = {
  [id]: resources[id].Properties.CidrBlock
  for id in std.objectFields(resources)
  if resources[id].Type == 'AWS::EC2::Subnet'
};
{
  smallest: vpc.network('Vpc', '10.0.0.0/24', zones=1),
  ids_with_nat_in_each_zone: std.objectFields(vpc.network('Vpc', '10.0.0.0/16', zones=3, nat='perZone')),
  nat_in_each_zone: {
    [id]: vpc.network('Vpc', '10.0.0.0/16', zones=2, nat='perZone')[id]
    for id in ['VpcNatGateway2', 'VpcNatGateway2Address', 'VpcPrivateRoute1', 'VpcPrivateRoute2']
  },
  one_nat_for_all: [
    vpc.network('Vpc', '10.0.0.0/16', zones=2, nat='one')['VpcPrivateRoute%d' % i].Properties.NatGatewayId
    for i in [1, 2]
  ],
  blocks_of_two_zones: blocks(vpc.network('Vpc', '10.0.0.0/16', zones=2)),
  blocks_stay_with_more_zones: blocks(vpc.network('Vpc', '10.0.0.0/16', zones=6)),
  blocks_of_a_given_length: blocks(vpc.network('Vpc', '10.0.0.0/27', zones=1, subnetPrefixLength=28)),
  zones_by_name:
    local resources = vpc.network('Vpc', '10.0.0.0/16', zones=['eu-west-1a', cfn.ref('Zone')]);
    [resources['VpcPublicSubnet%d' % i].Properties.AvailabilityZone for i in [1, 2]],
  names_and_tags: [
    resource.Properties.Tags
    for resource in [vpc.network('Vpc', '10.0.0.0/16', tags={ Project: 'orders' }, name='orders').VpcPrivateSubnet2]
  ],
  public_addresses:
    vpc.network('Vpc', '10.0.0.0/16', mapPublicIpOnLaunch=true).VpcPublicSubnet1.Properties.MapPublicIpOnLaunch,
}
