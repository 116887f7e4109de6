// Each pair below makes one name twice.
local topics = { Main: { Type: 'AWS::SNS::Topic' } };
local queues = { Main: { Type: 'AWS::SQS::Queue' } };
local names = ['A', 'B', 'A'];
{
  Parameters: { Stage: { Type: 'String' } } + { Stage: { Type: 'Number' } },
  Resources: topics + queues + std.foldl(
    function(sum,
      i) sum + { ['Item' + names[i]]: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'item%d' % i } } },
    std.range(0, 2),
    {},
  ),
  Outputs: { Stage: { Value: { Ref: 'Stage' } } } + { Stage: { Value: 'other' } },
}
