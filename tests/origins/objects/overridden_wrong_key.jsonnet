local bucket = { Type: 'AWS::S3::Bucket', Properties: { Name: 'a' } };
{ Resources: { A: bucket { Properties+: { /*E3002*/Name: 'b' } } } }
