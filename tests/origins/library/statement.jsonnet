local cfn = import 'cfn/main.libsonnet';
local s3 = import 'cfn/s3.libsonnet';
{
  Resources: s3.landingBucket('LandingBucket', statements=[
    cfn.allow('s3:GetObject', [cfn.getAtt(/*E1010*/'Landing', 'Arn')], principal='*'),
  ]),
}
