local key = /*E3002*/'Name';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing' } + { [key]+: { a: 1 } } } } }
