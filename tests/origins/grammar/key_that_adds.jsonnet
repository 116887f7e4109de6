{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/'Name'+: { a: 1 }, [/*E3002*/'Acl']+: { b: 2 }, /*E3002*/Other+::: { c: 3 } } } } }
