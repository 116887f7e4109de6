local stack = { common:: { AccessControl: 'Private' }, Resources: { A: { Type: 'AWS::S3::Bucket', Properties: $.common } } };
stack { common+:: { /*E3002*/Name: 'a' } } { common+:: { AccessControl: /*E3030*/'Foo' } }
