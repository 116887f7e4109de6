// expect: E3002 json_imported_and_patched.json:3:5
std.mergePatch(
  { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: import 'json_imported_and_patched.json' } } },
  { Resources: { A: { Properties: { AccessControl: /*E3030*/'Foo' } } } },
)
