local choose(stage) = ({ test: 'Private', prod: /*E3030*/'Foo' } + {})[stage];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: choose('prod') } } } }
