// A parameter cannot have a type of any resource.
{
  Parameters: { Bucket: { Type: 'AWS::S3::Bucket::Name' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Bucket' } } } },
}
