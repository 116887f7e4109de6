local kept = { /*W3011*/DeletionPolicy: 'Retain' };
{ Resources: { A: { Type: 'AWS::S3::Bucket' } + kept } }
