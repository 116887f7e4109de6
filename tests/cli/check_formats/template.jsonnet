// A wrong property with a relation, a value under a condition, and a warning.
local bucket = { Type: 'AWS::S3::Bucket', Properties: { Bucketnam: 'a|b @all' } };
{
  Parameters: { Stage: { Type: 'String' } },
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
  Resources: {
    Landing: bucket,
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: { DelaySeconds: { 'Fn::If': ['IsProd', 901, 1] }, RedriveAllowPolicy: 'é <b>' },
      DependsOn: ['Landing', 'Landing'],
    },
  },
}
