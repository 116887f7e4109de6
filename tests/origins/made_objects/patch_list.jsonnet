{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.mergePatch({ Tags: 1 }, { Tags: [{ Key: 'a', Value: /*E3012*/[], /*E3002*/C: 1 }] }) } } }
