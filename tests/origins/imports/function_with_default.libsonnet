function(acl=/*E3030*/'Foo') { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl } }
