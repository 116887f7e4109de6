local bucket() = { Type: 'AWS::S3::Bucket' };
{ Resources: { A: bucket() { Properties: { /*E3002*/Name: 'a' } }, B: [bucket()][0] { Properties+: { AccessControl: /*E3030*/'Foo' } } } }
