{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: local a = 'Fo', b = 'o'; /*E3030*/a + b } } } }
