local bucket(properties) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing' } + properties };
{ Resources: { A: bucket({ /*E3002*/Name: 'a', VersioningConfiguration: /*E3003*/{} }) } }
