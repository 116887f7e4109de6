{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: (import 'json.json') } } }
// expect: E3002 json.json:2:3
// expect: E3030 json.json:3:20
