// expect: E3002 fields_of_imported_json.json:2:28
local properties = import 'fields_of_imported_json.json';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [key]: properties[key] for key in std.objectFields(properties) } } } }
