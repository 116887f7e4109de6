local tag = { Key: 'a', Value: 'b' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [tag, tag { Key: 'b', /*E3002*/Name: 'c' }, tag + { Key: /*E3012*/[] }] } } } }
