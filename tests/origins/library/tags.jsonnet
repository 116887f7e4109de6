local tags = import 'cfn/tags.libsonnet';
{
  Resources: {
    A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing' } + tags.properties('AWS::S3::Bucket', { Environment: { Ref: /*E1020*/'Stage' } }) },
  },
}
