local base = {
  properties(name):: { /*E3002*/Name: name },
};
local more = base {
  properties(name)::
    /*via E3002*/super.properties(name) { BucketName: 'landing' },
};
{
  Resources: {
    A: { Type: 'AWS::S3::Bucket', Properties: /*via E3002*/more.properties('a') },
  },
}
