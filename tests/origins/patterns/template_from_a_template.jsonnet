local template = { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/'Foo' } } } };
template { Resources+: { B: template.Resources.A { Properties+: { /*E3002*/Name: 'b' } } } }
