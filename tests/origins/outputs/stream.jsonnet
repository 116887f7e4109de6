// --yaml-stream
[
  { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a' } } } },
  { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/'Foo' } } } },
]
