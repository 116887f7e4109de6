// What the base had is lost: fields, fields further in, and the base's own addition.
local bucket = {
  Type: 'AWS::S3::Bucket',
  Properties: {
    BucketName: 'orders',
    VersioningConfiguration: { Status: 'Enabled' },
  },
};
local handler(name) = {
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: name,
    Code: { ZipFile: 'handler = print' },
    Handler: 'index.handler',
    Runtime: 'python3.13',
    Role: 'arn:aws:iam::111122223333:role/handler',
    Environment: { Variables: { STAGE: 'test', DEBUG: 'no' } },
  },
};
{
  Resources: {
    Orders: bucket { Properties: { BucketName: 'orders-of-today' } },
    Handler: handler('a') { Properties+: { Environment: { Variables: { STAGE: 'production' } } } },
  },
}
