{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: [x + y for x in ['B', 'C'] if x != 'C' for y in ['', '1'] if y != '']  } } }
// expect: E3005 comprehension_with_conditions.jsonnet:1:58
