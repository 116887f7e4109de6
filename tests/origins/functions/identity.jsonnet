local same(x) = x;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: same({ AccessControl: same(same(/*E3030*/'Foo')), /*E3002*/Foo: 1 }) } } }
