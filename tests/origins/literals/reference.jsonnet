{
  Resources: {
    A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: /*E1020*/'C' }, Tags: [{ Key: 'a', Value: { 'Fn::GetAtt': ['B', /*E1010*/'Arm'] } }] } },
    B: { Type: 'AWS::S3::Bucket' },
  },
}
