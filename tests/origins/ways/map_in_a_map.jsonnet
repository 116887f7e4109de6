local rows(names) =
  /*via E3002*/std.map(function(name)
    /*via E3002*/std.map(function(kind) {
      Key: name + kind,
      Value: 'a',
      /*E3002*/Comment: 'b',
    }, ['x', 'y']), names);
{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        Tags: std.flattenArrays(
          /*via E3002*/rows(['a', 'b'])
        ),
      },
    },
  },
}
