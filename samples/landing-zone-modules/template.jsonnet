// The stack of ../landing-zone on the bundled library: a VPC, and an S3 landing bucket that logs to an S3 logging
// bucket. It renders to the same bytes.
//
//     cfnsonnet render --tla-str environment=prod samples/landing-zone-modules/template.jsonnet
local cfn = import 'cfn/main.libsonnet';
local s3 = import 'cfn/s3.libsonnet';
local tags = import 'cfn/tags.libsonnet';
local vpc = import 'cfn/vpc.libsonnet';

function(environment='dev', project='landing-zone')
  local zones = 2;
  local name = '%s-%s' % [project, environment];
  local owned = tags.require(['Environment', 'Project'], { Environment: environment, Project: project });

  cfn.template(
    description='Landing zone of %s, %s: a network, and a bucket for data that arrives' % [project, environment],
    resources=
    vpc.network('Vpc', '10.0.0.0/16', zones=zones, tags=owned, name=name)
    + vpc.gatewayEndpoint('Vpc', 's3', zones, tags=owned, name=name)
    + vpc.flowLogs('Vpc', tags=owned, name=name)
    + s3.landingBucket('LandingBucket', loggingBucket='LoggingBucket', logPrefix='landing/', tags=owned)
    + s3.loggingBucket('LoggingBucket', logsFrom={ LandingBucket: 'landing/' }, tags=owned),
    outputs={
      LandingBucketName: cfn.output(cfn.ref('LandingBucket'), 'The bucket where data arrives'),
      LoggingBucketName: cfn.output(
        cfn.ref('LoggingBucket'), 'The bucket that holds the access logs of the landing bucket'
      ),
      PrivateSubnetIds: cfn.output(
        cfn.join(',', vpc.subnetIds('Vpc', 'Private', zones)), 'The private subnets, one in each zone'
      ),
      VpcId: cfn.output(cfn.ref('Vpc'), 'The network'),
    },
  )
