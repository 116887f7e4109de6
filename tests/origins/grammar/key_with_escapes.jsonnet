{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/'\u004eame': 'a', /*E3002*/@'A''b': 1, /*E3002*/"A\nc": 2 } } } }
