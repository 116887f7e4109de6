local cfn = import 'cfn/main.libsonnet';
{ Resources: { A: { Type: 'AWS::S3::Bucket' } }, Outputs: { A: cfn.output(cfn.ref(/*E6101*/'B')), C: cfn.output(cfn.ref('A'), condition=/*E6005*/'IsProd') } }
