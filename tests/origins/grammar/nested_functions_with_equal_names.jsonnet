local make(name) = local make(name) = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: name } }; make(/*E3030*/'Foo');
{ Resources: { A: make('Private') } }
