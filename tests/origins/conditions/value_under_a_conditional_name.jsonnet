local on = true;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [if on then 'AccessControl']: /*E3030*/'Foo' } } } }
