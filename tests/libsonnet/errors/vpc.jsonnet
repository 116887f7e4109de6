local vpc = import 'cfn/vpc.libsonnet';
{
  // expect: vpc.network: id must be a logical ID, letters and digits such as "LandingBucket"; got the string "my-vpc"
  network_with_a_hyphen: vpc.network('my-vpc', '10.0.0.0/16'),
  // expect: vpc.network: cidrBlock must be a block that starts at its own first address, "10.0.0.0/16"; got the string "10.0.1.0/16"
  network_that_starts_elsewhere: vpc.network('Vpc', '10.0.1.0/16'),
  // expect: vpc.network: cidrBlock must be a block from /16 to /28; got the string "10.0.0.0/8"
  network_that_is_too_large: vpc.network('Vpc', '10.0.0.0/8'),
  // expect: vpc.network: cidrBlock must be a block from /16 to /28; got the string "10.0.0.0/29"
  network_that_is_too_small: vpc.network('Vpc', '10.0.0.0/29'),
  // expect: vpc.network: cidrBlock "10.0.0.0/25" is too small for 16 subnets of /28; give subnetPrefixLength
  network_without_room_for_slots: vpc.network('Vpc', '10.0.0.0/25'),
  // expect: vpc.network: cidrBlock must be an IPv4 block, such as "10.0.0.0/16"; got null
  network_without_a_block: vpc.network('Vpc', null),
  // expect: vpc.network: zones must be a whole number from 1 to 6; got the number 0
  network_of_no_zones: vpc.network('Vpc', '10.0.0.0/16', zones=0),
  // expect: vpc.network: zones must be a whole number from 1 to 6; got the number 7
  network_of_seven_zones: vpc.network('Vpc', '10.0.0.0/16', zones=7),
  // expect: vpc.network: zones must be an array of at least one item; got an array of 0 items
  network_of_no_named_zones: vpc.network('Vpc', '10.0.0.0/16', zones=[]),
  // expect: vpc.network: "10.0.0.0/16" has room for 2 public and 2 private subnets of /18; got 3 zones
  network_of_too_many_zones_for_its_slots: vpc.network('Vpc', '10.0.0.0/16', zones=3, subnetPrefixLength=18),
  // expect: vpc.network: subnetPrefixLength must be a whole number from 17 to 28; got the number 16
  network_with_subnets_as_large_as_itself: vpc.network('Vpc', '10.0.0.0/16', subnetPrefixLength=16),
  // expect: vpc.network: subnetPrefixLength must be a whole number from 17 to 28; got the number 29
  network_with_subnets_that_are_too_small: vpc.network('Vpc', '10.0.0.0/16', subnetPrefixLength=29),
  // expect: vpc.network: nat must be one of "none", "one", "perZone"; got the boolean true
  network_with_nat_by_boolean: vpc.network('Vpc', '10.0.0.0/16', nat=true),
  // expect: vpc.network: mapPublicIpOnLaunch must be true or false; got the string "yes"
  network_with_public_addresses_by_string: vpc.network('Vpc', '10.0.0.0/16', mapPublicIpOnLaunch='yes'),
  // expect: vpc.network: tags must be an object; got an array of 1 item
  network_with_tags_in_a_list: vpc.network('Vpc', '10.0.0.0/16', tags=[{ Key: 'a', Value: 'b' }]),
  // expect: vpc.network: tag "Stage" must be a string or an intrinsic function; got the number 3
  network_with_a_wrong_tag: vpc.network('Vpc', '10.0.0.0/16', tags={ Stage: 3 }),
  // expect: vpc.network: name must be a string that is not empty; got an empty string
  network_without_a_name: vpc.network('Vpc', '10.0.0.0/16', name=''),
  // expect: vpc.vpc: cidrBlock must be an IPv4 block, such as "10.0.0.0/16"; got the string "10.0.0.0"
  vpc_of_a_bad_block: vpc.vpc('Vpc', '10.0.0.0'),
  // expect: vpc.subnetBlocks: zones must be a whole number from 1 to 6; got the number 8
  subnetBlocks_of_too_many_zones: vpc.subnetBlocks('10.0.0.0/16', 8),
  // expect: vpc.subnetIds: kind must be one of "Private", "Public"; got the string "Database"
  subnetIds_of_a_third_kind: vpc.subnetIds('Vpc', 'Database', 2),
  // expect: vpc.routeTableIds: id must be a logical ID, letters and digits such as "LandingBucket"; got the string "my-vpc"
  routeTableIds_of_a_bad_id: vpc.routeTableIds('my-vpc', 2),
  // expect: vpc.internetGateway: id must be a logical ID, letters and digits such as "LandingBucket"; got the number 3
  internetGateway_of_a_bad_id: vpc.internetGateway(3),
  // expect: vpc.publicSubnets: blocks must be one for each of the 2 zones; got 1
  publicSubnets_with_a_block_too_few: vpc.publicSubnets('Vpc', ['10.0.0.0/24'], 2),
  // expect: vpc.privateSubnets: blocks must be an array of at least one item; got an array of 0 items
  privateSubnets_without_blocks: vpc.privateSubnets('Vpc', [], 2),
  // expect: vpc.natGateways: nat must be one of "one", "perZone"; got the string "none"
  natGateways_of_none: vpc.natGateways('Vpc', 2, 'none'),
  // expect: vpc.gatewayEndpoint: service must be one of "dynamodb", "s3"; got the string "sqs"
  gatewayEndpoint_of_another_service: vpc.gatewayEndpoint('Vpc', 'sqs', 2),
  // expect: vpc.flowLogs: trafficType must be one of "ACCEPT", "ALL", "REJECT"; got the string "SOME"
  flowLogs_of_some_traffic: vpc.flowLogs('Vpc', trafficType='SOME'),
  // expect: vpc.flowLogs: retentionInDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653; got the number 100
  flowLogs_for_a_hundred_days: vpc.flowLogs('Vpc', retentionInDays=100),
  // expect: vpc.flowLogs: kmsKeyArn must be a string or an intrinsic function; got an array of 1 item
  flowLogs_with_a_key_in_an_array: vpc.flowLogs('Vpc', kmsKeyArn=['a']),
}
