local key = 'Properties';
{ Resources: { A: { Type: 'AWS::S3::Bucket' } + { [key]+: { /*E3002*/Name: 'a' } } } }
