// expect: E1019 sub_in_a_text_block.jsonnet:3:7
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'a', Value: { 'Fn::Sub': |||
  a ${Nothing}
||| } }] } } } }
