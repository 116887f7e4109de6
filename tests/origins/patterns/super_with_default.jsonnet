local named = { Properties+: { AccessControl: if 'AccessControl' in super then super.AccessControl else /*E3030*/'Foo' } };
{ Resources: { A: { Type: 'AWS::S3::Bucket' } + named, B: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'Private' } } + named } }
