{
  local bucket(acl) = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: acl, /*E3002*/Name: $.name } },
  name:: 'x',
  Resources: { A: bucket(/*E3030*/'Foo') },
}
