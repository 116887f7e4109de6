{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.set(import 'sort_of_imported_list.json') }, B: { Type: 'AWS::S3::Bucket' } } }
// expect: E3005 sort_of_imported_list.json:1:7
