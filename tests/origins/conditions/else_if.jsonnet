local stage = 'test';
{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        AccessControl:
          if stage == 'prod' then 'Private'
          else if stage == 'test' then
            /*E3030*/'Foo'
          else 'PublicRead',
      },
    },
  },
}
