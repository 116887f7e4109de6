local acl(stage) = if stage == 'prod' then /*E3030*/'Foo' else error 'unknown stage ' + stage;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl('prod') } } } }
