local tags(name) = [
  { Key: name, Value: '1' },
  { Key: name + '2', Value: '1', /*E3002*/Comment: name },
];
{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        Tags: /*via E3002*/std.flatMap(tags, ['a', 'b']),
      },
    },
  },
}
