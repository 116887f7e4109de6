local tags(name) = [{ Key: name, Value: '1', /*E3002*/X: 1 }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [] } } + { Properties+: { Tags+: tags('a') } } } }
