// The next line ends in CR LF and has two-byte text.
{ Metadata: { 'é': '中' }, Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a' } } } }
