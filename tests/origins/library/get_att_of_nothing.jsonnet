local cfn = import 'cfn/main.libsonnet';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'a', Value: cfn.getAtt(/*E1010*/'Nowhere', 'Arn') }] } } } }
