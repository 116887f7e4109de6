local extra(on) = if on then { /*E3002*/Bucketname: 'a' } else {};
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'Private' } + extra(true) } } }
