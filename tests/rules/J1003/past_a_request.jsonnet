// Six functions' worth of code, of one function of the Jsonnet; and one large resource.
local topic(_number) = { Type: 'AWS::SNS::Topic', Metadata: { Note: std.repeat('x', 5000) } };
{
  Resources: {
    ['Topic%d' % number]: topic(number)
    for number in std.range(1, 6)
  } + { Large: { Type: 'AWS::SNS::Topic', Metadata: { Note: std.repeat('y', 25000) } } },
}
