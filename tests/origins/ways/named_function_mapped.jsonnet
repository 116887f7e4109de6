local tag(name) = {
  Key: name,
  Value: 'a',
  /*E3002*/Comment: 'b',
};
{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        Tags:
          /*via E3002*/std.map(tag, ['a', 'b']),
      },
    },
  },
}
