local choices = [{ on: true, acl: /*E3030*/'Foo' }, { on: false, acl: 'Private' }, { on: false, acl: 'Private' }];
{
  Resources: {
    A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: std.foldl(function(acl, x) if x.on then x.acl else acl, choices, null) } },
    B: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: std.foldr(function(x, delay) delay, choices, /*E3034*/901) } },
  },
}
