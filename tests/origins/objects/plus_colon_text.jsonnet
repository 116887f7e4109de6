local base = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'Pri' } };
{ Resources: { A: base { Properties+: { AccessControl+: /*E3030*/'vat' } } } }
