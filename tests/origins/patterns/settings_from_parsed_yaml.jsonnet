local settings = /*E3030*/std.parseYaml(importstr 'settings_from_parsed_yaml.yaml');
{
  Resources: {
    [s.name]: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: s.acl } }
    for s in settings.buckets
  },
}
