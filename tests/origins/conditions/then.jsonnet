local isProd = true;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: if isProd then /*E3030*/'Foo' else 'Private' } } } }
