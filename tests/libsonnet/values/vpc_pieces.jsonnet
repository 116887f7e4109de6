// The pieces of a network, one by one.
local cfn = import 'cfn/main.libsonnet';
local vpc = import 'cfn/vpc.libsonnet';
{
  subnetBlocks: vpc.subnetBlocks('10.0.0.0/16', 2),
  subnetIds: vpc.subnetIds('Vpc', 'Private', 2),
  subnetIds_of_named_zones: vpc.subnetIds('Vpc', 'Public', ['a', 'b', 'c']),
  routeTableIds: vpc.routeTableIds('Vpc', 2),
  vpc: vpc.vpc('Vpc', '10.0.0.0/28'),
  internetGateway: vpc.internetGateway('Vpc'),
  publicSubnets: vpc.publicSubnets('Vpc', ['10.0.0.0/24'], 1),
  privateSubnets_of_computed_blocks:
    vpc.privateSubnets('Vpc', [cfn.select(i, cfn.cidr('10.0.0.0/16', 2, 8)) for i in [0, 1]], 2),
  natGateways: vpc.natGateways('Vpc', 1, 'one'),
  gatewayEndpoints: vpc.gatewayEndpoint('Vpc', 's3', 2) + vpc.gatewayEndpoint('Vpc', 'dynamodb', 1),
  flowLogs: vpc.flowLogs('Vpc'),
  flowLogs_with_everything: vpc.flowLogs(
    'Vpc', trafficType='REJECT', retentionInDays=30, kmsKeyArn=cfn.getAtt('Key', 'Arn'), tags={ A: 'b' }, name='net'
  ),
}
