local isProd = true;
{
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
  Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: { 'Fn::If': ['IsProd', 'Private', if isProd then /*E3030*/'Foo' else 'Private'] } } } },
}
