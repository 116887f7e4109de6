local settings = {
  base: /*E3030*/'Foo',
  acl: self.base,
  final: self.acl,
};
{
  Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*via E3030*/AccessControl: settings.final } } },
}
