local s3 = import 'cfn/s3.libsonnet';
{
  Resources: s3.landingBucket('LandingBucket') + {
    LandingBucket+: { Properties+: { /*E3002*/Bogus: 1 } },
  },
}
