local tags(names) = /*via E3002*/std.map(function(name) {
  Key: name,
  Value: '1',
  /*E3002*/Comment: name,
}, names);
{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        Tags: /*via E3002*/tags(['a', 'b']),
      },
    },
  },
}
