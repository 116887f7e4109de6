local maker(acl) =
  function(name) {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: name,
      /*via E3030*/AccessControl: acl,
    },
  };
local foo =
  maker(/*E3030*/'Foo');
{
  Resources: {
    A:
      /*via E3030*/foo('landing'),
  },
}
