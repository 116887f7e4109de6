local bucket(key) = { Type: 'AWS::S3::Bucket', Properties: { [key]: 'landing' } };
{ Resources: { A: bucket(/*E3002*/'Bucketname'), B: bucket('BucketName') } }
