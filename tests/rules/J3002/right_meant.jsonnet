// Added to, read through super, the same names, nothing there before, a function in place of another, and no resource.
local bucket = {
  Type: 'AWS::S3::Bucket',
  Properties: { BucketName: 'orders' },
};
local empty = { Type: 'AWS::S3::Bucket', Properties: {} };
local topic = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'AWS::StackName' } } };
{
  Resources: {
    Added: bucket { Properties+: { BucketName: 'added' } },
    Built: bucket { Properties: super.Properties { BucketName: 'built' } },
    Same: bucket { Properties: { BucketName: 'same', VersioningConfiguration: { Status: 'Enabled' } } },
    Filled: empty { Properties: { BucketName: 'filled' } },
    Computed: topic { Properties: { DisplayName: { 'Fn::Sub': '${AWS::Region}' } } },
  },
  Metadata: { a: { b: { c: 1 } } } + { a: { d: 2 } },
}
