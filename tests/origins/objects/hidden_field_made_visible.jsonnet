local base = { Type: 'AWS::S3::Bucket', Properties: { Name:: 'a' } };
{ Resources: { A: base { Properties+: { /*E3002*/Name::: 'b' } }, B: base } }
