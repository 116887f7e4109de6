local resources(acls) = std.mapWithKey(function(id, acl) {
  Type: 'AWS::S3::Bucket',
  Properties: { AccessControl: acl, /*E3002*/Id: id },
}, acls);
{
  Resources: /*via E3002*/resources({ A: 'Private' }),
}
// expect: via E3002 map_with_key_in_a_function.jsonnet:1:25
