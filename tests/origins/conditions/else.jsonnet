local isProd = false;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: if isProd then 'Private' else /*E3030*/'Foo' } } } }
