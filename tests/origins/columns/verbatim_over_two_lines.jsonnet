{ Metadata: { A: @'first
second' }, Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a', AccessControl: /*E3030*/'two
lines' } } } }
