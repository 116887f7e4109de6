local buckets = { Landing: { acl: /*E3030*/'Foo' }, Logging: { acl: 'Private', /*E3002*/Name: 'x' } };
{
  Resources: {
    [name + 'Bucket']: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: buckets[name].acl } + { [key]: buckets[name][key] for key in std.objectFields(buckets[name]) if key != 'acl' } }
    for name in std.objectFields(buckets)
  },
}
