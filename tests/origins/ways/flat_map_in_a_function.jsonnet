local tags(names) =
  /*via E3002*/std.flatMap(
    function(name) [
      { Key: name, Value: 'a', /*E3002*/Comment: 'b' },
    ],
    names,
  );
{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        Tags: /*via E3002*/tags(['a']),
      },
    },
  },
}
