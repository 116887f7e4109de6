local s3 = import 'cfn/s3.libsonnet';
{
  Resources: s3.landingBucket('LandingBucket') {
    LandingBucket+: { DeletionPolicy: /*E3035*/'Kept', Properties+: { VersioningConfiguration+: { Status: /*E3030*/'On' } } },
  },
}
