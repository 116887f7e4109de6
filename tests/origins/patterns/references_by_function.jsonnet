local ref(id) = { Ref: id };
local arn(id) = { 'Fn::GetAtt': [id, 'Arn'] };
{
  Resources: {
    A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: ref(/*E1020*/'Nowhere') } },
    B: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'a', Value: arn(/*E1010*/'Nothing') }] } },
  },
}
