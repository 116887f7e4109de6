// A landing zone: a VPC, and an S3 landing bucket that logs to an S3 logging bucket.
//
//     cfnsonnet render samples/landing-zone/template.jsonnet
//     cfnsonnet render --tla-str environment=prod --tla-str project=orders samples/landing-zone/template.jsonnet
//
// The template is put together here; what belongs to one thing stands in one file of includes/. Each include is a
// function that gives resources by logical ID.
local landingBucket = import 'includes/s3landingbucket.libsonnet';
local loggingBucket = import 'includes/s3loggingbucket.libsonnet';
local makeTags = import 'includes/tags.libsonnet';
local vpc = import 'includes/vpc.libsonnet';

function(environment='dev', project='landing-zone')
  local tags = makeTags(environment, project);
  {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Landing zone of %s, %s: a network, and a bucket for data that arrives' % [project, environment],
    Resources:
      vpc(name='%s-%s' % [project, environment], tags=tags)
      + landingBucket(tags=tags, logPrefix='landing/')
      + loggingBucket(tags=tags, logPrefix='landing/'),
    Outputs: {
      LandingBucketName: {
        Description: 'The bucket where data arrives',
        Value: { Ref: 'LandingBucket' },
      },
      LoggingBucketName: {
        Description: 'The bucket that holds the access logs of the landing bucket',
        Value: { Ref: 'LoggingBucket' },
      },
      PrivateSubnetIds: {
        Description: 'The private subnets, one in each zone',
        Value: { 'Fn::Join': [',', [{ Ref: 'VpcPrivateSubnet1' }, { Ref: 'VpcPrivateSubnet2' }]] },
      },
      VpcId: {
        Description: 'The network',
        Value: { Ref: 'Vpc' },
      },
    },
  }
