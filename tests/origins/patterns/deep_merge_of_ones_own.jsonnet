local merge(a, b) =
  if std.isObject(a) && std.isObject(b) then
    a + { [key]: if key in a then merge(a[key], b[key]) else b[key] for key in std.objectFields(b) }
  else b;
local base = { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a', AccessControl: 'Private' } } };
{ Resources: merge(base, { A: { Properties: { AccessControl: /*E3030*/'Foo', /*E3002*/Acl: 1 } } }) }
