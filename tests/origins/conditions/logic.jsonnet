local on = true;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: /*E3024*//*E3012*/on && true, VersioningConfiguration: /*E3012*/!on } } } }
