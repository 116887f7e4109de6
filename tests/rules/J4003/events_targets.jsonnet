// Six targets; a FIFO queue without a group.
local targets(count) = [
  { Id: 'target%d' % i, Arn: 'arn:aws:sqs:eu-west-1:123456789012:queue%d' % i }
  for i in std.range(1, count)
];
local rule(targets) = {
  Type: 'AWS::Events::Rule',
  Properties: { EventPattern: { source: ['shop'] }, Targets: targets },
};

{
  Resources: {
    Six: rule(targets(6)),
    Fifo: rule([{ Id: 'a', Arn: 'arn:aws:sqs:eu-west-1:123456789012:orders.fifo' }]),
  },
}
