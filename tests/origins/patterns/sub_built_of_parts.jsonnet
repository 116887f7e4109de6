local arn(service) = 'arn:aws:' + service + ':${Nowhere}';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'a', Value: { 'Fn::Sub': arn('s3') } }] } } } }
// expect: E1019 sub_built_of_parts.jsonnet:1:22
