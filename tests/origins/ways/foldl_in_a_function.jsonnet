local buckets(names) =
  /*via E3002*/std.foldl(
    function(all, name)
      all {
        [name]: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: name } },
      },
    names,
    {},
  );
{
  Resources:
    /*via E3002*/buckets(['A', 'B']),
}
