local mixins = [{ Properties+: { /*E3002*/Name: 'a' } }, { Properties+: { AccessControl: /*E3030*/'Foo' } }];
{ Resources: { A: std.foldr(function(mixin, all) all + mixin, mixins, { Type: 'AWS::S3::Bucket' }) } }
