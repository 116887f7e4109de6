// By +, by %, by toString, in a function, in a list, over several lines.
local bucket = { Ref: 'Bucket' };
local arn = { 'Fn::GetAtt': ['Bucket', 'Arn'] };
{
  Parameters: { Stage: { Type: 'String' } },
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket',
      Properties: { BucketName: { 'Fn::Sub': '${Stage}-' + { Ref: 'AWS::AccountId' } } } },
    Topic: { Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: 'for %s' % [arn], TopicName: std.toString({ Ref: 'Stage' }) } },
    Parameter: {
      Type: 'AWS::SSM::Parameter',
      Properties: {
        Type: 'String',
        Value: std.manifestJson({ bucket: bucket, name: { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }]] } }),
      },
    },
  },
}
