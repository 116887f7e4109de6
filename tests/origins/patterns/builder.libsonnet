{
  new(name): { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } },
  withAcl(acl): { Properties+: { AccessControl: acl } },
  withTag(key, value): { Properties+: { Tags+: [{ Key: key, Value: value, /*E3002*/Comment: '' }] } },
  withProperty(name, value): { Properties+: { [name]: value } },
}
