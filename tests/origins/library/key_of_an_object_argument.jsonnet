local s3 = import 'cfn/s3.libsonnet';
{ Resources: s3.loggingBucket('LoggingBucket', logsFrom={ /*E1010*/LandingBuckt: 'landing/' }) }
