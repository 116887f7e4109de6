{
  bucket(
    name,
    acl=/*E3030*/'Foo'
  ): {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: name,
      /*via E3030*/AccessControl: acl,
    },
  },
}
