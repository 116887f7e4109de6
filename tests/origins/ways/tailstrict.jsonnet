local bucket(name) = {
  Type: 'AWS::S3::Bucket',
  Properties: { /*E3002*/Name: name },
};
local buckets(name) =
  bucket(name) tailstrict;
{
  Resources: {
    A:
      /*via E3002*/buckets('a'),
  },
}
// expect: via E3002 tailstrict.jsonnet:6:3
