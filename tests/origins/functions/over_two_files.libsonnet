local properties(acl) = { AccessControl: acl, /*E3002*/Acl: acl };
{
  bucket(acl): { Type: 'AWS::S3::Bucket', Properties: /*via E3002*/properties(acl) },
  queue(delay): { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: delay } },
}
