{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [k]: 1 for k in [] } + { /*E3002*/Name: 'a' } } } }
