local tags(n) = if n == 0 then [] else tags(n - 1) + [{ Key: 'k' + n, Value: 'v', /*E3002*/N: n }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: tags(3) } } } }
