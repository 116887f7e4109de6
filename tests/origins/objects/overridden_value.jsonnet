local bucket = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'Private' } };
{ Resources: { A: bucket { Properties: { AccessControl: /*E3030*/'Foo' } }, B: bucket } }
