local wrapped(n) = if n == 0 then { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a' } } else /*via E3002*/wrapped(n - 1);
{
  Resources: {
    A: /*via E3002*/wrapped(3),
  },
}
