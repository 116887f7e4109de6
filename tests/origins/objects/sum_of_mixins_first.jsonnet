local mixin = { Properties+: { /*E3002*/Name: 'a' } } + { Properties+: { AccessControl: /*E3030*/'Foo' } };
{ Resources: { A: { Type: 'AWS::S3::Bucket' } + mixin, B: { Type: 'AWS::S3::Bucket' } } }
