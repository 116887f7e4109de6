local s3 = import 'cfn/s3.libsonnet';
{
  Resources: s3.landingBucket('LandingBucket', rules=[
    s3.expire(30, prefix='old/'),
    { Id: 'mine', Status: /*E3030*/'On', ExpirationInDays: 3 },
    s3.transition('GLACIER', 10) { /*E3002*/Comment: 'x' },
  ]),
}
