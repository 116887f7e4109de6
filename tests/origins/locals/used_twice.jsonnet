local properties = { AccessControl: /*E3030*/'Foo' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: properties }, B: { Type: 'AWS::S3::Bucket', Properties: properties } } }
