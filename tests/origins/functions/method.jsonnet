{
  bucket(acl):: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl, /*E3002*/Bucketname: 'a' } },
  Resources: { A: $.bucket(/*E3030*/'Foo') },
}
