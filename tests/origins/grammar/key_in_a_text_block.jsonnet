{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/|||-
  Name
|||: 'a' } } } }
