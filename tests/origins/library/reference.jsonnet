local cfn = import 'cfn/main.libsonnet';
{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: cfn.ref(/*E1020*/'Nowhere'), Tags: [{ Key: 'a', Value: cfn.getAtt('B', /*E1010*/'Arm') }] },
    },
    B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: cfn.sub(/*E1019*/'a-${Nowhere}') } },
  },
}
