// Five targets; a FIFO queue with a group.
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
    Five: rule(targets(5)),
    Fifo: rule([{
      Id: 'a',
      Arn: 'arn:aws:sqs:eu-west-1:123456789012:orders.fifo',
      SqsParameters: { MessageGroupId: 'orders' },
    }]),
  },
}
