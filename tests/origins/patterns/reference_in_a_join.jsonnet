local ref(id) = { Ref: id };
local join(parts) = { 'Fn::Join': ['-', parts] };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: join(['a', ref(/*E1020*/'Stage')]) } } } }
