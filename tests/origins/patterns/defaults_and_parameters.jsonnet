local defaults = { acl: 'Private', delay: /*E3034*/901 };
local resources(parameters) =
  local settings = defaults + parameters;
  {
    [settings.name]: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings.acl } },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: settings.delay } },
  };
{ Resources: resources({ name: 'Landing', acl: /*E3030*/'Foo' }) }
