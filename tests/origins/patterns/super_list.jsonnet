local base = { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'a', Value: '1', /*E3002*/X: 1 }] } };
{ Resources: { A: base { Properties+: { Tags: super.Tags + [{ Key: 'b', Value: '2', /*E3002*/Y: 2 }] } } } }
