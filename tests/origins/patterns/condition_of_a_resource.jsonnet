local when(condition) = { Condition: condition };
{ Resources: { A: { Type: 'AWS::S3::Bucket' } + when(/*E3015*/'IsProd') } }
