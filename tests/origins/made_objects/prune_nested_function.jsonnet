local bucket(acl=null, name=null) = std.prune({ Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl, Name: name } });
{ Resources: { A: bucket(acl=/*E3030*/'Foo') } }
