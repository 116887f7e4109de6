{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/|||
  a %s
||| % 'b' } } } }
