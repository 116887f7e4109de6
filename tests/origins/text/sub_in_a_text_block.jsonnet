{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'a', Value: { 'Fn::Sub': /*E1019*/|||
  a ${Nothing}
||| } }] } } } }
