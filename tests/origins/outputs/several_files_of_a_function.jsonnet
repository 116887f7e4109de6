// --multi
local stack(acl) = { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } } } };
{ [stage + '.json']: stack(acl) for stage in ['test'] for acl in [/*E3030*/'Foo'] }
