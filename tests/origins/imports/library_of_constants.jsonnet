local constants = import 'library_of_constants.libsonnet';
{
  Resources: {
    A: { Type: 'AWS::S3::Bucket', Properties: { /*via E3030*/AccessControl: constants.acl } },
    B: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: /*E3034*/constants.minute * 16 } },
  },
}
// expect: via E3030 library_of_constants.jsonnet:1:19
