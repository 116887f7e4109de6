local s3 = import 'cfn/s3.libsonnet';
{
  Resources: s3.landingBucket('LandingBucket', loggingBucket=/*E1020*/'LoggingBuckt', logPrefix='landing/')
             + s3.loggingBucket('LoggingBucket', logsFrom={ LandingBucket: 'landing/' }),
}
