local tags = [{ Key: 'a', Value: '1' }, { Key: 'b', /*E3002*/Valu: '2', Value: '2' }, { Key: 'c', Value: '3' }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: tags[1:3] } } } }
