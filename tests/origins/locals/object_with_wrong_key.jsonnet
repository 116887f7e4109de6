local properties = { /*E3002*/Bucketname: 'landing' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: properties } } }
