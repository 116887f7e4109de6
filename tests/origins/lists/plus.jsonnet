local common = [{ Key: 'a', Value: '1' }, { Key: 'b', /*E3002*/Val: 1, Value: '1' }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: common + [{ Key: 'c', Value: /*E3012*/[] }] } } } }
