local size = 4;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: /*E3024*//*E3012*/size > 3 } } } }
