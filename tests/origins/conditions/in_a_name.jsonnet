local on = true;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [if on then /*E3002*/'Bucketname']: 'a', [if !on then 'BucketName']: 'b' } } } }
