local bucket(name, acl=if name == 'a' then 'Private' else /*E3030*/'Foo', tags=[{ Key: 'acl', Value: acl, /*E3002*/X: 1 }]) = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl, Tags: tags } };
{ Resources: { A: bucket('b') } }
