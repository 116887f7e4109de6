local patch(acl) = {
  Properties: {
    /*via E3030*/AccessControl: acl,
  },
};
{
  Resources: {
    A: std.mergePatch(
      { Type: 'AWS::S3::Bucket' },
      /*via E3030*/patch(/*E3030*/'Foo'),
    ),
  },
}
