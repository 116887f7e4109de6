{
  Metadata: { Text: |||
    é中😀
  |||, Other: '中' }, Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a' } } },
}
