local name = 'landing';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3019*/BucketName: name } }, B: { Type: 'AWS::S3::Bucket', Properties: { /*E3019*/BucketName: name } } } }
