local base = { Type: 'AWS::S3::Bucket', Properties: {} };
{ Resources: { A: base { Properties+: { Tags: /*E3024*//*E3012*/'Tags' in super } } } }
