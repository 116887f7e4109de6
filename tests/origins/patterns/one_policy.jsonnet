local kept = { DeletionPolicy: 'Retain' };
{ Resources: { /*W3011*/A: { Type: 'AWS::S3::Bucket' } + kept } }
