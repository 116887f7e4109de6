// --ext-str stage=prod
local stages = {
  test: { acl: 'Private', delay: 1 },
  prod: { acl: /*E3030*/'Foo', delay: /*E3034*/901 },
};
local settings = stages[std.extVar('stage')];
{
  Resources: {
    A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings.acl } },
    B: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: settings.delay } },
  },
}
